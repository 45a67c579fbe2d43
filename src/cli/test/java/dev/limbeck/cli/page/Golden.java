package dev.limbeck.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Compares the positions of a page's parts with those in a text file. Each line of the file contains a name, followed
 * by the left edge, top edge, width and height in pixels. Screenshots differ between machines that have different
 * fonts, whereas positions differ only slightly, so small differences are allowed. {@code -Dgolden.update=true}
 * rewrites the file.
 */
final class Golden {
    private static final Path FOLDER = Path.of("test", "resources", "dev", "limbeck", "cli", "page");
    /**
     * The number of pixels by which a position is allowed to differ, in addition to a fraction of its distance from the
     * corner of the page.
     */
    private static final int PIXELS = 12;

    private static final double SHARE = 0.12;

    private Golden() {}

    static void requireSimilar(String file, String places) throws IOException {
        Path golden = FOLDER.resolve(file);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(golden, places);
        }
        List<String> expected = Files.readAllLines(golden);
        List<String> actual = places.lines().toList();
        assertThat(actual.stream().map(Golden::name).toList())
                .as(file)
                .isEqualTo(expected.stream().map(Golden::name).toList());
        for (int i = 0; i < actual.size(); i++) {
            String was = expected.get(i);
            String is = actual.get(i);
            assertThat(isSimilar(was.split(" "), is.split(" ")))
                    .as("%s: %s is now %s", file, was, is)
                    .isTrue();
        }
    }

    private static String name(String line) {
        return line.replaceFirst("( -?\\d+){4}$", "");
    }

    private static boolean isSimilar(String[] was, String[] is) {
        for (int i = 1; i <= 4; i++) {
            double before = Double.parseDouble(was[was.length - i]);
            double now = Double.parseDouble(is[is.length - i]);
            if (Math.abs(before - now) > PIXELS + SHARE * Math.abs(before)) {
                return false;
            }
        }
        return true;
    }
}
