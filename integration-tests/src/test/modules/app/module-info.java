/** An application of one module that does not need java.sql. */
module app {}
