package dev.clientela.store.contract.broken;

import dev.clientela.record.RecordRef;
import dev.clientela.store.CommandLog;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** A sound log of commands, to be broken in one place. */
class WrappedCommands implements CommandLog {

    final CommandLog sound;

    WrappedCommands(CommandLog sound) {
        this.sound = sound;
    }

    @Override
    public Optional<Done> find(String key) {
        return sound.find(key);
    }

    @Override
    public void add(Done done) {
        sound.add(done);
    }

    @Override
    public int forget(Collection<RecordRef> results) {
        return sound.forget(results);
    }

    @Override
    public int purge(Instant before, int limit) {
        return sound.purge(before, limit);
    }
}
