import dev.limbeck.app.Limbeck;
import java.util.Arrays;

/**
 * Measures the upgrade of a database that is already at the head, as when an application starts: the first upgrade also
 * loads the classes, the later ones do not.
 */
public final class Library {
    public static void main(String[] arguments) {
        double first = upgradeMillis(arguments[0]);
        double[] more = new double[20];
        for (int i = 0; i < more.length; i++) {
            more[i] = upgradeMillis(arguments[0]);
        }
        double second = more[0];
        Arrays.sort(more);
        System.out.printf("%.1f %.1f %.1f%n", first, second, more[more.length / 2]);
    }

    private static double upgradeMillis(String url) {
        long start = System.nanoTime();
        int done = Limbeck.configure().databaseUrl(url).revisions("db.revisions").load().upgrade("head").revisions().size();
        return done < 0 ? 0 : (System.nanoTime() - start) / 1e6;
    }
}
