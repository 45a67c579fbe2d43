package dev.limbeck;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/** Reads the constant pool of a class file to determine which methods and fields the class uses (JVMS 4.4). */
final class ClassReferences {
    private final Object[] pool;
    private final int[] tags;

    private ClassReferences(Object[] pool, int[] tags) {
        this.pool = pool;
        this.tags = tags;
    }

    /**
     * {@return the methods and fields that the class uses, in the form {@code owner.name descriptor}, with slashes in
     * the name of the owner}
     */
    static Set<String> read(byte[] classFile) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile));
        in.skipNBytes(8);
        int count = in.readUnsignedShort();
        ClassReferences references = new ClassReferences(new Object[count], new int[count]);
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            references.tags[i] = tag;
            references.pool[i] = entry(tag, in);
            i += tag == 5 || tag == 6 ? 1 : 0;
        }
        return references.list();
    }

    /** Returns the value of an entry, or the indexes of the entries to which it refers. */
    private static Object entry(int tag, DataInputStream in) throws IOException {
        return switch (tag) {
            case 1 -> in.readUTF();
            case 3, 4 -> in.readInt();
            case 5, 6 -> in.readLong();
            case 7, 8, 16, 19, 20 -> new int[] {in.readUnsignedShort()};
            case 9, 10, 11, 12, 17, 18 -> new int[] {in.readUnsignedShort(), in.readUnsignedShort()};
            case 15 -> new int[] {in.readUnsignedByte(), in.readUnsignedShort()};
            default -> throw new IOException("unknown constant " + tag);
        };
    }

    private Set<String> list() {
        Set<String> references = new TreeSet<>();
        for (int i = 0; i < pool.length; i++) {
            if (tags[i] == 9 || tags[i] == 10 || tags[i] == 11) {
                int[] nameAndType = indexes(indexes(i)[1]);
                references.add(
                        pool[indexes(indexes(i)[0])[0]] + "." + pool[nameAndType[0]] + " " + pool[nameAndType[1]]);
            }
        }
        return references;
    }

    private int[] indexes(int entry) {
        return (int[]) pool[entry];
    }
}
