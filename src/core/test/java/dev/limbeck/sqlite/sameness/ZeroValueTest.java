package dev.limbeck.sqlite.sameness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.model.SqlType;
import dev.limbeck.model.TypeName;
import java.io.ByteArrayInputStream;
import java.io.ObjectInputStream;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Tests that Hibernate can read the neutral values that SQLite stores as bytes. */
class ZeroValueTest {
    private static byte[] bytes(SqlType type) {
        String literal = ZeroValue.of(type);
        assertThat(literal).matches("x'[0-9a-f]*'");
        return HexFormat.of().parseHex(literal.substring(2, literal.length() - 1));
    }

    @Test
    void aUuidHasSixteenBytes() {
        assertThat(bytes(SqlType.of(TypeName.UUID))).isEqualTo(new byte[16]);
    }

    @Test
    void anArrayIsASerializedNull() throws Exception {
        byte[] value = bytes(new SqlType.Array(SqlType.of(TypeName.INTEGER)));
        try (ObjectInputStream input = new ObjectInputStream(new ByteArrayInputStream(value))) {
            assertThat(input.readObject()).isNull();
        }
    }
}
