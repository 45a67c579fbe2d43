package dev.limbeck.hibernate.generate.source;

/** Writes strings as Java source. */
public final class JavaLiterals {
    private JavaLiterals() {}

    /** {@return the text as a string literal (JLS 3.10.5), with line breaks escaped} */
    public static String string(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append(i + 1 < text.length() && text.charAt(i + 1) == 'u' ? "\\134" : "\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> {
                    boolean control = c < 0x20 || (c >= 0x7f && c < 0xa0);
                    literal.append(control ? String.format("\\%03o", (int) c) : String.valueOf(c));
                }
            }
        }
        return literal.append('"').toString();
    }

    /** {@return the text as a text block (JLS 3.10.6) at the given indentation} */
    public static String textBlock(String text, int indent) {
        String pad = " ".repeat(indent);
        StringBuilder block = new StringBuilder("\"\"\"\n");
        for (String line : text.split("\n", -1)) {
            String literal = string(line);
            String bare = literal.substring(1, literal.length() - 1)
                    .replace("\\\"", "\"")
                    .replace("\"\"\"", "\\\"\"\"");
            boolean trailing = bare.endsWith(" ");
            String kept = trailing ? bare.substring(0, bare.length() - 1) + "\\s" : bare;
            block.append(kept.isEmpty() ? "" : pad).append(kept).append('\n');
        }
        block.setLength(block.length() - 1);
        boolean quote = block.charAt(block.length() - 1) == '"';
        if (quote) {
            block.insert(block.length() - 1, '\\');
        }
        return block.append("\"\"\"").toString();
    }

    /** {@return the text, escaped for a Javadoc comment} */
    public static String escapeComment(String text) {
        return text.replace("\\", "&#92;")
                .replace("&", "&amp;")
                .replace("&amp;#92;", "&#92;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;")
                .replace("{", "&#123;")
                .replace("*/", "*&#47;")
                .replaceAll("\\s+", " ");
    }
}
