package dev.limbeck.cli.html;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes HTML that is also well-formed XML. All text and all attribute values are escaped. Names of elements and
 * attributes must be constants of the program. A name that is not a plain lower-case name is rejected, and so is an
 * attribute that could run code or load a resource.
 */
public final class HtmlWriter {
    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9-]*");
    private static final Pattern LINK = Pattern.compile("#.*|(?!//)[A-Za-z0-9._~%/-]*(?:#.*)?", Pattern.DOTALL);
    private static final Set<String> FORBIDDEN_ELEMENTS =
            Set.of("script", "style", "iframe", "object", "embed", "base", "meta", "link", "form", "foreignObject");
    private static final Set<String> FORBIDDEN_ATTRIBUTES = Set.of("style", "src", "srcdoc", "action", "formaction");

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Opens an element.
     *
     * @param element its name
     * @param attributes the names and values of its attributes, alternating; an attribute whose value is null is left
     *     out
     */
    public HtmlWriter open(String element, @Nullable String... attributes) {
        start(element, attributes);
        out.append('>');
        open.push(element);
        return this;
    }

    /** Closes the element that was opened last. */
    public HtmlWriter close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Closes the element that was opened last, and ends the line. */
    public HtmlWriter closeLine() {
        close();
        out.append('\n');
        return this;
    }

    /** Writes an element that contains only the given text. */
    public HtmlWriter element(String element, String text, @Nullable String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** Writes an element without content, such as {@code br}. */
    public HtmlWriter empty(String element, @Nullable String... attributes) {
        start(element, attributes);
        out.append("/>");
        return this;
    }

    /** Writes the given text, escaped. */
    public HtmlWriter text(String text) {
        out.append(HtmlText.escape(text));
        return this;
    }

    /** Writes a name of the schema as code, isolated from the direction of the surrounding text. */
    public HtmlWriter name(String name) {
        return open("code").element("bdi", name).close();
    }

    /** Writes the HTML that another writer has collected. */
    public HtmlWriter include(HtmlWriter other) {
        out.append(other.finished());
        return this;
    }

    /** {@return the number of characters written so far} */
    public int length() {
        return out.length();
    }

    /**
     * {@return the HTML}
     *
     * @throws IllegalStateException if an element is still open
     */
    public String finished() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("The element " + open.peek() + " is still open");
        }
        return out.toString();
    }

    private void start(String element, @Nullable String... attributes) {
        if (!NAME.matcher(element).matches() || FORBIDDEN_ELEMENTS.contains(element)) {
            throw new IllegalArgumentException("The element " + element + " is not allowed");
        }
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            String value = attributes[i + 1];
            if (value != null) {
                attribute(String.valueOf(attributes[i]), value);
            }
        }
    }

    private void attribute(String name, String value) {
        boolean link = name.equals("href");
        if (!NAME.matcher(name).matches() || name.startsWith("on") || FORBIDDEN_ATTRIBUTES.contains(name)) {
            throw new IllegalArgumentException("The attribute " + name + " is not allowed");
        }
        if (link && !LINK.matcher(value).matches()) {
            throw new IllegalArgumentException("The link " + value + " does not point to a file in this folder");
        }
        String escaped = HtmlText.escape(value).replace("\n", "&#10;").replace("\t", "&#9;");
        out.append(' ').append(name).append("=\"").append(escaped).append('"');
    }
}
