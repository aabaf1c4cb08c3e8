package dev.clientela.persistence.jpa;

/** Each use case costs the same through EclipseLink. */
class EclipseLinkStatementCountTest extends StatementCountTest {

    @Override
    Provider provider() {
        return Provider.ECLIPSELINK;
    }
}
