/** The tool that fetches from the shop. */
@NullMarked
package dev.harness.samples.toolserver.tools.web;

import org.jspecify.annotations.NullMarked;
