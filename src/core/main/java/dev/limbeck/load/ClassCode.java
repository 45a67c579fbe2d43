package dev.limbeck.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes the behavior of a class file (JVMS 4) as text: its fields and the code of its methods, with constants in
 * place of their indexes. Two compilations of the same source result in the same text, although line numbers, variable
 * names, the order of constants, the numbers of lambdas and the class file version depend on the compiler and its
 * options.
 */
final class ClassCode {
    private static final int MAGIC_AND_VERSION = 8;

    private final ByteBuffer file;
    private final Object[] constants;
    private final List<String> bootstraps = new ArrayList<>();
    private final StringBuilder head = new StringBuilder();
    private final List<String> members = new ArrayList<>();
    private StringBuilder text = head;

    private ClassCode(byte[] bytes) {
        file = ByteBuffer.wrap(bytes);
        file.position(MAGIC_AND_VERSION);
        constants = new Object[u2()];
    }

    /** {@return the behavior of the class as text to compare; empty if the bytes are not a class file} */
    static String describe(byte[] bytes) {
        try {
            return new ClassCode(bytes).read();
        } catch (RuntimeException e) {
            return "";
        }
    }

    private String read() {
        readConstants();
        text.append(u2())
                .append(' ')
                .append(constant(u2()))
                .append(' ')
                .append(constant(u2()))
                .append('\n');
        for (int interfaces = u2(); interfaces > 0; interfaces--) {
            text.append(constant(u2())).append('\n');
        }
        int start = file.position();
        skipMembers();
        skipMembers();
        readBootstraps();
        file.position(start);
        readMembers();
        readMembers();
        return head + new LambdaNames(members).renumbered();
    }

    private int u1() {
        return Byte.toUnsignedInt(file.get());
    }

    private int u2() {
        return Short.toUnsignedInt(file.getShort());
    }

    private void skip(int bytes) {
        file.position(file.position() + bytes);
    }

    /** Reads each constant as its value, or as a tag and indexes that are resolved on use (JVMS 4.4). */
    private void readConstants() {
        for (int index = 1; index < constants.length; index++) {
            int tag = u1();
            constants[index] = switch (tag) {
                case 1 -> utf8();
                case 3 -> "int " + file.getInt();
                case 4 -> "float " + file.getFloat();
                case 5 -> "long " + file.getLong();
                case 6 -> "double " + file.getDouble();
                case 7, 8, 16, 19, 20 -> new int[] {tag, u2()};
                case 15 -> new int[] {tag, u1(), u2()};
                default -> new int[] {tag, u2(), u2()};
            };
            if (tag == 5 || tag == 6) {
                index++;
            }
        }
    }

    private String utf8() {
        byte[] bytes = new byte[u2()];
        file.get(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private String constant(int index) {
        Object constant = index == 0 ? "nothing" : constants[index];
        if (!(constant instanceof int[] parts)) {
            return String.valueOf(constant);
        }
        return switch (parts[0]) {
            case 15 -> "handle " + parts[1] + " " + constant(parts[2]);
            case 17, 18 -> bootstraps.get(parts[1]) + " " + constant(parts[2]);
            default -> parts[0] + " " + constant(parts[1]) + (parts.length > 2 ? "." + constant(parts[2]) : "");
        };
    }

    private void skipMembers() {
        for (int members = u2(); members > 0; members--) {
            skip(6);
            for (int attributes = u2(); attributes > 0; attributes--) {
                skip(2);
                skip(file.getInt());
            }
        }
    }

    private void readBootstraps() {
        for (int attributes = u2(); attributes > 0; attributes--) {
            String name = constant(u2());
            int end = file.getInt() + file.position();
            if (name.equals("BootstrapMethods")) {
                for (int methods = u2(); methods > 0; methods--) {
                    StringBuilder method = new StringBuilder(constant(u2()));
                    for (int arguments = u2(); arguments > 0; arguments--) {
                        method.append(", ").append(constant(u2()));
                    }
                    bootstraps.add(method.toString());
                }
            }
            file.position(end);
        }
    }

    private void readMembers() {
        for (int count = u2(); count > 0; count--) {
            text = new StringBuilder();
            text.append(u2())
                    .append(' ')
                    .append(constant(u2()))
                    .append(constant(u2()))
                    .append('\n');
            for (int attributes = u2(); attributes > 0; attributes--) {
                String name = constant(u2());
                int end = file.getInt() + file.position();
                if (name.equals("Code")) {
                    readCode();
                } else if (name.equals("ConstantValue")) {
                    text.append(constant(u2())).append('\n');
                }
                file.position(end);
            }
            members.add(text.toString());
        }
    }

    private void readCode() {
        skip(4);
        int length = file.getInt();
        int start = file.position();
        while (file.position() < start + length) {
            instruction(start);
        }
        for (int handlers = u2(); handlers > 0; handlers--) {
            text.append(u2()).append('-').append(u2()).append(':').append(u2());
            text.append(constant(u2())).append('\n');
        }
    }

    /** Reads one instruction (JVMS 6.5): constants are read as values, anything else as bytes. */
    private void instruction(int start) {
        int at = file.position() - start;
        int code = u1();
        text.append(code == 19 ? 18 : code);
        switch (code) {
            case 18 -> text.append(' ').append(constant(u1()));
            case 19, 20, 178, 179, 180, 181, 182, 183, 184, 187, 189, 192, 193 ->
                text.append(' ').append(constant(u2()));
            case 185, 186 -> {
                text.append(' ').append(constant(u2()));
                skip(2);
            }
            case 197 -> text.append(' ').append(constant(u2())).append(' ').append(u1());
            case 170, 171 -> lookup(code, at);
            case 196 -> raw(u1() == 132 ? 4 : 2);
            default -> raw(operands(code));
        }
        text.append('\n');
    }

    private static int operands(int code) {
        if (code == 16 || (code >= 21 && code <= 25) || (code >= 54 && code <= 58) || code == 169 || code == 188) {
            return 1;
        }
        if (code == 17 || code == 132 || (code >= 153 && code <= 168) || code == 198 || code == 199) {
            return 2;
        }
        return code == 200 || code == 201 ? 4 : 0;
    }

    private void lookup(int code, int at) {
        skip(3 - at % 4);
        raw(4);
        int first = file.getInt();
        if (code == 171) {
            raw(8 * first);
            return;
        }
        int last = file.getInt();
        text.append(' ').append(first);
        raw(4 * (last - first + 1));
    }

    private void raw(int bytes) {
        for (int left = bytes; left > 0; left--) {
            text.append(' ').append(u1());
        }
    }

    /** {@return whether both class files have the same behavior} */
    static boolean hasSameCode(byte @Nullable [] one, byte @Nullable [] other) {
        return one != null && other != null && describe(one).equals(describe(other));
    }
}
