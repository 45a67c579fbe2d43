package dev.limbeck.maven;

import java.io.Writer;
import java.util.function.Consumer;

/** Passes each line of text to a consumer, without its line separator. */
final class LineWriter extends Writer {
    private final StringBuilder line = new StringBuilder();
    private final Consumer<String> lines;

    LineWriter(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public void write(char[] text, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (text[i] == '\n') {
                pass();
            } else if (text[i] != '\r') {
                line.append(text[i]);
            }
        }
    }

    private void pass() {
        lines.accept(line.toString());
        line.setLength(0);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        if (!line.isEmpty()) {
            pass();
        }
    }
}
