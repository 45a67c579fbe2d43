package dev.limbeck.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Where results go. Remembers when they did not get there, which a PrintWriter keeps to itself. */
final class StandardOutput extends FilterOutputStream {
    /** What the system says when the reader, such as {@code head}, has seen enough. */
    private static final String READER_GONE = "Broken pipe";

    private @Nullable IOException failure;

    StandardOutput(OutputStream out) {
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

    /** {@return the exit code of a run that ended with that one: lost results are a failure, and told} */
    int codeAfter(int code, PrintWriter err) {
        IOException lost = failure;
        if (lost == null || READER_GONE.equals(lost.getMessage())) {
            return code;
        }
        err.println("limbeck: The results could not be written to standard output: " + lost.getMessage()
                + ". What the command did stays done.");
        err.flush();
        return code == ExitCode.OK ? ExitCode.FAILED : code;
    }
}
