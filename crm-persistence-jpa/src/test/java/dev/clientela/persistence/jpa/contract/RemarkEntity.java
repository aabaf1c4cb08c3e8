package dev.clientela.persistence.jpa.contract;

import dev.clientela.persistence.jpa.entity.RecordEntity;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of {@code crm_remark}. */
@Entity(name = "crm_remark")
@Table(name = "crm_remark")
@Cacheable(false)
@Access(AccessType.FIELD)
public class RemarkEntity extends RecordEntity {

    @Column(name = "about")
    private @Nullable UUID about;

    @Column(name = "place")
    private @Nullable Long place;

    @Column(name = "words", length = 500)
    private @Nullable String words;

    @Column(name = "words_key", nullable = false)
    private @Nullable String wordsKey;

    /** For the persistence provider and the store. */
    protected RemarkEntity() {}
}
