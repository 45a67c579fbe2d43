package dev.limbeck.cli.terminal;

import java.io.PrintWriter;
import java.io.Writer;

/** Escapes control characters in everything that is printed, except for the colors of {@link TextStyle}. */
final class EscapingWriter extends Writer {
    private final PrintWriter target;

    private EscapingWriter(PrintWriter target) {
        this.target = target;
    }

    /** {@return a stream that prints escaped text to the target} */
    static PrintWriter wrap(PrintWriter target) {
        return new PrintWriter(new EscapingWriter(target), true);
    }

    @Override
    public void write(char[] text, int offset, int length) {
        write(new String(text, offset, length));
    }

    @Override
    public void write(String text, int offset, int length) {
        write(text.substring(offset, offset + length));
    }

    @Override
    public void write(String text) {
        target.write(text.equals(System.lineSeparator()) ? text : TextStyle.encode(ControlCharacters.escape(text)));
    }

    @Override
    public void flush() {
        target.flush();
    }

    @Override
    public void close() {
        target.close();
    }
}
