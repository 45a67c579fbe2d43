package dev.limbeck.hibernate.scan;

import com.example.shoplist.User;
import org.junit.jupiter.api.Test;

class SampleScanTest {

    @Test
    void readsTheWholeSample() {
        var model = Scan.packageOf(User.class);
        model.schema().tables().forEach(t -> {
            System.out.println(t.name() + " pk=" + t.primaryKey() + " rows=" + t.initialRows());
            t.columns().forEach(c -> System.out.println("    " + c));
            t.uniqueConstraints().forEach(c -> System.out.println("    " + c));
            t.foreignKeys().forEach(c -> System.out.println("    " + c));
            t.checks().forEach(c -> System.out.println("    " + c));
            t.indexes().forEach(c -> System.out.println("    " + c));
        });
        System.out.println(model.warnings() + " " + model.entities() + model.provider());
    }
}
