package dev.limbeck.cli.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * A style sheet or script, as it is written into pages.
 *
 * @param text the text, with delimiters that make it valid inside an XML element as well
 */
record PageResource(String text) {

    /** Reads a resource of this package. */
    static PageResource read(String file) {
        try (InputStream in = Objects.requireNonNull(PageResource.class.getResourceAsStream(file), file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
            return new PageResource("/*<![CDATA[*/\n" + text.strip() + "\n/*]]>*/");
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** {@return the source expression of a content security policy that allows exactly this text} */
    String source() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
