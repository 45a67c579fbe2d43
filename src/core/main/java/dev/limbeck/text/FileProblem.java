package dev.limbeck.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Describes why a file cannot be read or written, for a message that already mentions the file. */
public final class FileProblem {
    private FileProblem() {}

    /** {@return the reason in a few words, such as "permission denied"} */
    public static String describe(Exception failure) {
        Throwable below = failure.getCause();
        Throwable cause = failure instanceof UncheckedIOException && below != null ? below : failure;
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (cause instanceof FileAlreadyExistsException) {
            return "it already exists";
        }
        if (cause instanceof NotDirectoryException) {
            return "it is not a folder";
        }
        if (cause instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        String message = cause.getMessage();
        return cause instanceof IOException && message != null && !message.isBlank() ? message : cause.toString();
    }
}
