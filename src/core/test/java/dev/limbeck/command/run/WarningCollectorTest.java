package dev.limbeck.command.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.execute.RunListener;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WarningCollectorTest {

    /** If an event were not forwarded, progress reports and applications would miss it. */
    @Test
    void everyEventIsForwarded() throws NoSuchMethodException {
        List<Method> missing = new ArrayList<>();
        for (Method event : RunListener.class.getDeclaredMethods()) {
            Method here = WarningCollector.class.getMethod(event.getName(), event.getParameterTypes());
            if (!event.isSynthetic() && here.getDeclaringClass() != WarningCollector.class) {
                missing.add(event);
            }
        }
        assertThat(missing).isEmpty();
    }
}
