package dev.limbeck.revision.source;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Extracts the message of a revision from its Javadoc: the first paragraph as plain text on one line. */
final class JavadocText {
    private static final Pattern MARGIN = Pattern.compile("(?m)^[ \\t]*\\*+ ?");
    private static final Pattern PARAGRAPH_END = Pattern.compile("(?m)^\\s*$|<[pP]>|</[pP]>|^\\s*@\\w");
    private static final Pattern INLINE = Pattern.compile("\\{@(code|literal)\\s+([^{}]*)\\}");
    private static final Pattern LINK = Pattern.compile("\\{@(?:link|linkplain)\\s+(\\S+?)(?:\\s+([^{}]*))?\\}");
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][a-zA-Z0-9]*(?:\\s[^<>]*)?/?>");
    private static final Pattern ENTITY = Pattern.compile("&(#x?[0-9a-fA-F]+|[a-zA-Z]+);");
    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("amp", "&"),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("nbsp", "\u00A0"),
            Map.entry("sol", "/"),
            Map.entry("ast", "*"),
            Map.entry("commat", "@"),
            Map.entry("bsol", "\\"),
            Map.entry("lbrace", "{"),
            Map.entry("rbrace", "}"),
            Map.entry("lcub", "{"),
            Map.entry("rcub", "}"));

    private JavadocText() {}

    /**
     * {@return whether the comment is one line of plain text, as most comments are, and can be read without slow
     * regular expressions}
     */
    private static boolean isPlain(String comment) {
        for (int at = 0; at < comment.length(); at++) {
            char c = comment.charAt(at);
            if (c == '\n' || c == '\r' || c == '*' || c == '<' || c == '&' || c == '{' || c == '@' || c == '\t') {
                return false;
            }
        }
        return !comment.contains("  ");
    }

    /** {@return the first paragraph of the comment, without its final period} */
    static String message(String comment) {
        if (isPlain(comment)) {
            return withoutFullStop(comment.strip());
        }
        String body = MARGIN.matcher(comment.replace("\r", "")).replaceAll("").strip();
        var end = PARAGRAPH_END.matcher(body);
        int from = 0;
        while (end.find(from)) {
            if (end.start() > 0) {
                body = body.substring(0, end.start());
                break;
            }
            if (body.startsWith("@")) {
                return "";
            }
            body = body.substring(end.end());
            end.reset(body);
        }
        return withoutFullStop(plain(body).strip());
    }

    private static String withoutFullStop(String line) {
        return line.endsWith(".") && !line.endsWith("..") ? line.substring(0, line.length() - 1) : line;
    }

    private static String plain(String html) {
        String text = LINK.matcher(html)
                .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(
                        match.group(2) == null ? match.group(1) : match.group(2)));
        StringBuilder plain = new StringBuilder();
        int from = 0;
        var inline = INLINE.matcher(text);
        while (inline.find()) {
            plain.append(unmarked(text.substring(from, inline.start()))).append(inline.group(2));
            from = inline.end();
        }
        return oneLine(plain.append(unmarked(text.substring(from))).toString());
    }

    private static String oneLine(String text) {
        return text.replaceAll("[ \\t\\n\\f]+", " ");
    }

    private static String unmarked(String html) {
        return ENTITY.matcher(TAG.matcher(html).replaceAll(""))
                .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(character(match)));
    }

    private static String character(MatchResult entity) {
        String name = entity.group(1);
        if (!name.startsWith("#")) {
            return NAMED.getOrDefault(name, entity.group());
        }
        boolean hex = name.startsWith("#x") || name.startsWith("#X");
        try {
            return Character.toString(Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10));
        } catch (IllegalArgumentException e) {
            return entity.group();
        }
    }
}
