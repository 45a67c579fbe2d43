package dev.limbeck.hibernate.find;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the name and the annotations of a class from its class file (JVMS 4). Most classes have none of the annotations
 * that a search looks for; for these, only the constants are read.
 */
final class ClassFileAnnotations {
    private static final int MAGIC = 0xCAFEBABE;
    private static final int CONSTANTS = 8;
    private static final List<String> ATTRIBUTES = List.of("RuntimeVisibleAnnotations", "RuntimeInvisibleAnnotations");

    private final byte[] file;

    /** The position after the tag of each constant. */
    private final int[] constants;

    private int position = CONSTANTS;

    private ClassFileAnnotations(byte[] file) {
        this.file = file;
        this.constants = new int[u2()];
    }

    /**
     * {@return the binary names of the annotation types of the class, in order; empty if the file contains no class with
     * the given name, or no constant begins with one of the prefixes}
     *
     * @param name the internal name of the class, with slashes
     * @param prefixes beginnings of the descriptors of annotation types, in ASCII
     */
    static List<String> read(byte[] file, String name, byte[][] prefixes) {
        try {
            ClassFileAnnotations reader = new ClassFileAnnotations(file);
            return reader.u4(0) == MAGIC && reader.readConstants(prefixes) && reader.isNamed(name)
                    ? reader.readAnnotations()
                    : List.of();
        } catch (IndexOutOfBoundsException | IOException notAClassFile) {
            return List.of();
        }
    }

    private int u1(int at) {
        return file[at] & 0xFF;
    }

    private int u2(int at) {
        return u1(at) << 8 | u1(at + 1);
    }

    private int u4(int at) {
        return u2(at) << 16 | u2(at + 2);
    }

    private int u2() {
        position += 2;
        return u2(position - 2);
    }

    /** Finds the constants, and returns whether one of them begins with one of the prefixes. */
    private boolean readConstants(byte[][] prefixes) {
        boolean found = false;
        int at = position;
        for (int index = 1; index < constants.length; index++) {
            int tag = file[at++];
            constants[index] = at;
            switch (tag) {
                case 1 -> {
                    int length = u2(at);
                    found = found || beginsWithAny(prefixes, at + 2, length);
                    at += 2 + length;
                }
                case 7, 8, 16, 19, 20 -> at += 2;
                case 15 -> at += 3;
                case 5, 6 -> {
                    at += 8;
                    index++;
                }
                default -> at += 4;
            }
        }
        position = at;
        return found;
    }

    private boolean beginsWithAny(byte[][] prefixes, int start, int length) {
        for (byte[] prefix : prefixes) {
            if (length > prefix.length && beginsWith(prefix, start)) {
                return true;
            }
        }
        return false;
    }

    private boolean beginsWith(byte[] prefix, int start) {
        for (int i = 0; i < prefix.length; i++) {
            if (file[start + i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean isNamed(String name) throws IOException {
        position += 2;
        return utf8(u2(constants[u2()])).equals(name);
    }

    /** Returns a text constant, in which all characters that are not ASCII, and 0, take several bytes. */
    private String utf8(int index) throws IOException {
        int at = constants[index];
        int length = u2(at);
        for (int i = 0; i < length; i++) {
            if (file[at + 2 + i] < 0) {
                return new DataInputStream(new ByteArrayInputStream(file, at, 2 + length)).readUTF();
            }
        }
        return new String(file, at + 2, length, StandardCharsets.ISO_8859_1);
    }

    private List<String> readAnnotations() throws IOException {
        position += 2;
        int interfaces = u2();
        position += 2 * interfaces;
        skipMembers();
        skipMembers();
        List<String> found = new ArrayList<>();
        for (int attributes = u2(); attributes > 0; attributes--) {
            String name = utf8(u2());
            int end = position + 4 + u4(position);
            if (ATTRIBUTES.contains(name)) {
                position += 4;
                for (int annotations = u2(); annotations > 0; annotations--) {
                    String descriptor = utf8(u2());
                    found.add(descriptor.substring(1, descriptor.length() - 1).replace('/', '.'));
                    skipElements();
                }
            }
            position = end;
        }
        return found;
    }

    /** Skips the fields or the methods. */
    private void skipMembers() {
        for (int members = u2(); members > 0; members--) {
            position += 6;
            for (int attributes = u2(); attributes > 0; attributes--) {
                position += 6 + u4(position + 2);
            }
        }
    }

    /** Skips the elements of an annotation (JVMS 4.7.16). */
    private void skipElements() {
        for (int elements = u2(); elements > 0; elements--) {
            position += 2;
            skipValue();
        }
    }

    private void skipValue() {
        switch (file[position++]) {
            case 'e' -> position += 4;
            case '@' -> {
                position += 2;
                skipElements();
            }
            case '[' -> {
                for (int values = u2(); values > 0; values--) {
                    skipValue();
                }
            }
            default -> position += 2;
        }
    }
}
