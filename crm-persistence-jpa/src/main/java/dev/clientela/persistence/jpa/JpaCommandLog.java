package dev.clientela.persistence.jpa;

import dev.clientela.record.RecordRef;
import dev.clientela.store.CommandLog;
import java.util.Optional;
import java.util.UUID;

/** The commands done, as rows of {@code crm_command}. */
record JpaCommandLog(JpaUnit unit) implements CommandLog {

    @Override
    public Optional<Done> find(String key) {
        Jpql jpql = unit.jpql();
        String text = "select e.fingerprint, e.recordType, e.recordId from crm_command e"
                + " where e.tenant = :tenant and e.commandKey = " + jpql.bind(key);
        return unit.list(text, Object[].class, jpql, 0).stream()
                .findFirst()
                .map(row -> new Done(key, (String) row[0], new RecordRef((String) row[1], (UUID) row[2])));
    }

    @Override
    public void add(Done done) {
        unit.requireWritable();
        unit.sideRows().command(unit.writes(), unit.tenant(), done);
        unit.attempt(new JpaUnit.Attempt.OfCommand(done));
    }
}
