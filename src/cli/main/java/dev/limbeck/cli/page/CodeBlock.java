package dev.limbeck.cli.page;

import dev.limbeck.cli.html.HtmlWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes code with highlighted keywords, strings and comments. The script of the page adds a button that copies the
 * code. Quoted parts and words in non-Latin scripts are isolated, so that right-to-left text cannot reorder the line.
 */
final class CodeBlock {
    /**
     * If a page contains more characters of code than this, further code is not highlighted, so that the page stays
     * small.
     */
    private static final int MARKED = 400_000;

    private static final String RIGHT_TO_LEFT = "[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufeff]+";
    private static final Pattern SQL = Pattern.compile("(?<remark>--[^\\n]*)"
            + "|(?<value>'(?:[^']++|'')*+')"
            + "|(?<name>\"(?:[^\"]++|\"\")*+\"|`[^`]*`|" + RIGHT_TO_LEFT + ")"
            + "|(?<word>\\b(?i:ADD|ALTER|AND|AS|BEGIN|BY|CASCADE|CHECK|COLUMN|COMMENT|COMMIT|CONCURRENTLY|CONSTRAINT|CREATE"
            + "|DEFAULT|DELETE|DESC|DROP|END|EXISTS|FOREIGN|FROM|GENERATED|IDENTITY|IF|IN|INDEX|INSERT|INTO|IS|KEY|LOCK|NOT"
            + "|NULL|ON|OR|ORDER|PRAGMA|PRIMARY|REFERENCES|RENAME|SELECT|SEQUENCE|SET|TABLE|TO|TRIGGER|TYPE|UNIQUE|UPDATE"
            + "|USING|VALIDATE|VALUES|VIEW|WHERE|WITH)\\b)");
    private static final Pattern JAVA = Pattern.compile(
            "(?<remark>//[^\\n]*|/\\*.*?\\*/)"
                    + "|(?<value>\"\"\".*?\"\"\"|\"(?:[^\"\\\\\\n]++|\\\\.)*+\"|'(?:[^'\\\\\\n]++|\\\\.)*+')"
                    + "|(?<name>@\\w+|" + RIGHT_TO_LEFT + ")"
                    + "|(?<word>\\b(?:package|import|public|final|class|implements|void|static|private|new|return|record|true|false|null)\\b)",
            Pattern.DOTALL);

    private CodeBlock() {}

    static void sql(HtmlWriter html, String label, String code) {
        write(html, label, code, SQL);
    }

    static void java(HtmlWriter html, String label, String code) {
        write(html, label, code, JAVA);
    }

    /** Writes flags for a shell. */
    static void plain(HtmlWriter html, String label, String code) {
        write(html, label, code, Pattern.compile("(?<remark>)(?<value>)(?<word>)(?<name>" + RIGHT_TO_LEFT + ")"));
    }

    private static void write(HtmlWriter html, String label, String code, Pattern tokens) {
        html.open("div", "class", "code").element("p", label, "class", "label");
        html.open("pre", "tabindex", "0", "role", "group", "aria-label", label, "dir", "ltr")
                .open("code");
        if (html.length() + code.length() > MARKED) {
            html.text(code);
        } else {
            marked(html, code, tokens.matcher(code));
        }
        html.close().close().closeLine();
    }

    private static void marked(HtmlWriter html, String code, Matcher token) {
        int from = 0;
        while (token.find()) {
            html.text(code.substring(from, token.start()));
            html.element(element(token), token.group());
            from = token.end();
        }
        html.text(code.substring(from));
    }

    private static String element(Matcher token) {
        return token.group("remark") != null && !token.group("remark").isEmpty()
                ? "s"
                : token.group("value") != null && !token.group("value").isEmpty()
                        ? "q"
                        : token.group("word") != null && !token.group("word").isEmpty() ? "b" : "i";
    }
}
