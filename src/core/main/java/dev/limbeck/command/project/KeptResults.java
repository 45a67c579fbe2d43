package dev.limbeck.command.project;

import dev.limbeck.load.CacheFolder;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The results that commands keep for later commands with the same inputs. */
public final class KeptResults {
    private final ResultCache cache;

    /** Creates an instance that keeps results below the given folder, or in the user's cache folder if it is null. */
    KeptResults(@Nullable Path folder) {
        cache = new ResultCache(folder == null ? CacheFolder.ofUser("schemas") : folder.resolve("schemas"));
    }

    /** {@return a key for a kind of result of this version of Limbeck} */
    public CacheKey key(String what) {
        return new CacheKey().add(what).add(ToolVersion.TEXT);
    }

    /** {@return a result, computed now or by an earlier command with the same key} */
    public <T extends Record> T keep(CacheKey key, Class<T> type, Supplier<T> value) {
        String text = key.text();
        return cache.find(text, type).orElseGet(() -> {
            T computed = value.get();
            cache.store(text, computed, type);
            return computed;
        });
    }
}
