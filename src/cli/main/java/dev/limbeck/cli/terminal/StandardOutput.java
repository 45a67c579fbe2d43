package dev.limbeck.cli.terminal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** The stream for results. Remembers a failure to write, which a PrintWriter hides. */
public final class StandardOutput extends FilterOutputStream {
    /**
     * The operating system's message if the program that reads the output, such as {@code head}, has closed the pipe.
     */
    private static final String READER_GONE = "Broken pipe";

    private @Nullable IOException failure;

    /** Creates a stream that writes to {@code out}. */
    public StandardOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            failure = failure == null ? e : failure;
            throw e;
        }
    }

    /**
     * {@return the exit code of a run that ended with {@code code}} If results could not be written, an error is
     * printed and the exit code is that of a failure.
     */
    public int exitCode(int code, PrintWriter err) {
        IOException lost = failure;
        if (lost == null || READER_GONE.equals(lost.getMessage())) {
            return code;
        }
        err.println("limbeck: The results could not be written to standard output: " + lost.getMessage()
                + ". The changes that the command made were not undone.");
        err.flush();
        return code == ExitCode.OK ? ExitCode.FAILED : code;
    }
}
