package dev.limbeck.mariadb.session;

import java.time.Duration;
import java.util.Optional;

/** The lock of a database that no other connection changes; it is always held, and never asks the server. */
final class NoLock implements MigratorLock {
    @Override
    public Duration acquire(Duration timeout) {
        return Duration.ZERO;
    }

    @Override
    public boolean wasHeld() {
        return true;
    }

    @Override
    public void release() {}

    @Override
    public void abandon() {}

    @Override
    public void requireHeld() {}

    @Override
    public Optional<String> findHolder() {
        return Optional.empty();
    }

    @Override
    public boolean endHolder() {
        return false;
    }
}
