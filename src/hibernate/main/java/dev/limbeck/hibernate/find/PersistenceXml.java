package dev.limbeck.hibernate.find;

import dev.limbeck.spi.ModelException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads {@code persistence.xml}. Hibernate's own reader is not used, because its package differs between versions. */
final class PersistenceXml {
    private PersistenceXml() {}

    /**
     * {@return the persistence units of the file}
     *
     * @throws ModelException if the file cannot be read
     */
    static List<PersistenceUnit> read(URL file) {
        try (InputStream in = file.openStream()) {
            return units(parse(in));
        } catch (IOException | SAXException | ParserConfigurationException broken) {
            throw new ModelException(file + " cannot be read: " + broken.getMessage(), broken);
        }
    }

    private static Document parse(InputStream in) throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        factory.setExpandEntityReferences(false);
        var builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        return builder.parse(in);
    }

    private static List<PersistenceUnit> units(Document document) {
        List<PersistenceUnit> units = new ArrayList<>();
        for (Element unit : elements(document.getDocumentElement(), "persistence-unit")) {
            units.add(new PersistenceUnit(
                    unit.getAttribute("name"),
                    texts(unit, "class"),
                    texts(unit, "exclude-unlisted-classes").stream().anyMatch(text -> !text.equals("false")),
                    texts(unit, "mapping-file"),
                    texts(unit, "jar-file"),
                    properties(unit)));
        }
        return units;
    }

    private static Map<String, String> properties(Element unit) {
        Map<String, String> properties = new HashMap<>();
        for (String mode : texts(unit, "validation-mode")) {
            properties.put(ValidationMode.SETTING, mode);
        }
        for (Element property : elements(unit, "property")) {
            properties.put(property.getAttribute("name"), property.getAttribute("value"));
        }
        return properties;
    }

    private static List<String> texts(Element parent, String name) {
        return elements(parent, name).stream()
                .map(element -> element.getTextContent().strip())
                .toList();
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagNameNS("*", name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
