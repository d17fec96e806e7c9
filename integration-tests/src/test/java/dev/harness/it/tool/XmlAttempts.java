package dev.harness.it.tool;

import static dev.harness.it.attempt.Effects.changes;
import static dev.harness.it.attempt.Effects.creates;
import static dev.harness.it.attempt.Effects.leaks;
import static dev.harness.it.attempt.Effects.reaches;

import dev.harness.it.attempt.World;
import java.io.File;
import java.io.StringReader;
import java.io.StringWriter;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Document;
import org.w3c.dom.ls.DOMImplementationLS;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;

/** What the XML libraries of the JDK read, write and fetch for whoever asks. */
final class XmlAttempts {
  private XmlAttempts() {}

  static void addTo(Attempts all) {
    parsing(all);
    transforming(all);
    fetching(all);
  }

  private static void parsing(Attempts all) {
    all.add("read: XML entity", leaks(), w -> dom(entity("file:" + w.text("secret.txt"))));
    all.add("read: XML entity by SAX", leaks(), w -> sax(entity("file:" + w.text("secret.txt"))));
    all.add("read: XML entity by StAX", leaks(), w -> stax(entity("file:" + w.text("secret.txt"))));
    all.add("read: XInclude", leaks(), XmlAttempts::include);
    all.add("read: XML file", leaks(), w -> parsed(w));
  }

  private static void transforming(Attempts all) {
    all.add(
        "read: style sheet document()",
        leaks(),
        w ->
            transform(
                "<o><xsl:value-of select=\"document('file:" + w.text("doc.xml") + "')\"/></o>",
                "<a/>"));
    all.add(
        "write: StreamResult(File)",
        creates("new"),
        w -> copy(new StreamResult(new File(w.text("new")))));
    all.add(
        "write: StreamResult(URL)",
        creates("new"),
        w -> copy(new StreamResult("file:" + w.text("new"))));
    all.add(
        "write: StreamResult over a file",
        changes("secret.txt"),
        w -> copy(new StreamResult(w.path("secret.txt").toFile())));
    all.add("write: LSSerializer", creates("new"), w -> serialize("file:" + w.text("new")));
  }

  private static void fetching(Attempts all) {
    all.add("net: XML entity", reaches(), w -> dom(entity(url(w))));
    all.add(
        "net: XML document type",
        reaches(),
        w -> dom("<!DOCTYPE a SYSTEM \"" + url(w) + "\"><a/>"));
    all.add(
        "net: XML schema",
        reaches(),
        w ->
            SchemaFactory.newInstance("http://www.w3.org/2001/XMLSchema")
                .newSchema(new StreamSource(url(w))));
    all.add(
        "net: style sheet document()",
        reaches(),
        w -> transform("<o><xsl:value-of select=\"document('" + url(w) + "')\"/></o>", "<a/>"));
    all.add("net: LSSerializer", reaches(), w -> serialize(url(w)));
  }

  private static String url(World world) {
    return "http://127.0.0.1:" + world.port() + "/x";
  }

  private static String entity(String target) {
    return "<!DOCTYPE a [<!ENTITY e SYSTEM \"" + target + "\">]><a>&e;</a>";
  }

  private static Object dom(String text) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(text)))
        .getDocumentElement()
        .getTextContent();
  }

  private static Object parsed(World world) throws Exception {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(world.path("secret.txt").toFile());
    } catch (org.xml.sax.SAXParseException e) {
      return World.SECRET;
    }
  }

  private static Object sax(String text) throws Exception {
    StringBuilder found = new StringBuilder();
    SAXParserFactory.newInstance()
        .newSAXParser()
        .parse(
            new InputSource(new StringReader(text)),
            new DefaultHandler() {
              @Override
              public void characters(char[] characters, int start, int length) {
                found.append(characters, start, length);
              }
            });
    return found;
  }

  private static Object stax(String text) throws Exception {
    XMLStreamReader reader =
        XMLInputFactory.newInstance().createXMLStreamReader(new StringReader(text));
    StringBuilder found = new StringBuilder();
    while (reader.hasNext()) {
      if (reader.next() == XMLStreamReader.CHARACTERS) {
        found.append(reader.getText());
      }
    }
    return found;
  }

  private static Object include(World world) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setXIncludeAware(true);
    String text =
        "<a xmlns:x='http://www.w3.org/2001/XInclude'><x:include parse='text' href='file:"
            + world.text("secret.txt")
            + "'/></a>";
    Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    return document.getDocumentElement().getTextContent();
  }

  private static Object transform(String body, String input) throws Exception {
    String sheet =
        "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"
            + "<xsl:template match='/'>"
            + body
            + "</xsl:template></xsl:stylesheet>";
    StringWriter out = new StringWriter();
    Transformer transformer =
        TransformerFactory.newInstance().newTransformer(new StreamSource(new StringReader(sheet)));
    transformer.transform(new StreamSource(new StringReader(input)), new StreamResult(out));
    return out;
  }

  private static Object copy(StreamResult to) throws Exception {
    TransformerFactory.newInstance()
        .newTransformer()
        .transform(new StreamSource(new StringReader("<a/>")), to);
    return to;
  }

  private static Object serialize(String to) throws Exception {
    Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
    document.appendChild(document.createElement("a"));
    DOMImplementationLS ls =
        (DOMImplementationLS) document.getImplementation().getFeature("LS", "3.0");
    return ls.createLSSerializer().writeToURI(document, to);
  }
}
