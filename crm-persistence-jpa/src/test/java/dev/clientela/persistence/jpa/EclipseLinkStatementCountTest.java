package dev.clientela.persistence.jpa;

/** Each use case costs the same through EclipseLink. */
class EclipseLinkStatementCountTest extends StatementCountTest {

    EclipseLinkStatementCountTest() {
        super(Provider.ECLIPSELINK);
    }
}
