package dev.clientela.persistence.jpa.entity;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A version of the schema that has been applied; each migration adds its own. */
@Entity(name = "crm_schema_version")
@Table(name = "crm_schema_version")
@Cacheable(false)
@Access(AccessType.FIELD)
public class SchemaVersionEntity {

    @Id
    @Column(name = "version")
    public @Nullable Integer version;

    /** Of the tables that this one stands among: tells a mapping file that names those of another installation. */
    @Column(name = "table_prefix", nullable = false, length = 16)
    public @Nullable String tablePrefix;

    public SchemaVersionEntity() {}
}
