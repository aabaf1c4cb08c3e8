package dev.clientela.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What keeps keys that say little from matching.
 *
 * @param publicMailDomains domains where anybody gets a mailbox: no company is known by them; in lower case
 * @param shortestEmail the fewest letters and digits of an address that counts, {@code a@b.co} having 4
 * @param shortestPhone the fewest digits of a telephone number that counts
 * @param shortestName the fewest letters and digits of a name's key that counts
 * @param mostHits a key that finds more records than these is dropped, and reported
 */
public record MatchGuards(
        Set<String> publicMailDomains, int shortestEmail, int shortestPhone, int shortestName, int mostHits) {

    private static final List<String> PUBLIC = List.of(
            "163.com",
            "aol.com",
            "arnet.com.ar",
            "bol.com.br",
            "btinternet.com",
            "comcast.net",
            "fastmail.com",
            "fibertel.com.ar",
            "free.fr",
            "freenet.de",
            "gmail.com",
            "gmx.com",
            "gmx.de",
            "gmx.net",
            "googlemail.com",
            "hotmail.co.uk",
            "hotmail.com",
            "hotmail.com.ar",
            "hotmail.es",
            "hotmail.fr",
            "hotmail.it",
            "icloud.com",
            "laposte.net",
            "libero.it",
            "live.com",
            "live.com.ar",
            "live.com.mx",
            "mac.com",
            "mail.com",
            "mail.ru",
            "me.com",
            "msn.com",
            "naver.com",
            "orange.fr",
            "outlook.com",
            "outlook.com.ar",
            "outlook.es",
            "proton.me",
            "protonmail.com",
            "qq.com",
            "rediffmail.com",
            "sbcglobal.net",
            "speedy.com.ar",
            "t-online.de",
            "terra.com.br",
            "tiscali.it",
            "uol.com.br",
            "verizon.net",
            "wanadoo.fr",
            "web.de",
            "yahoo.co.in",
            "yahoo.co.jp",
            "yahoo.co.uk",
            "yahoo.com",
            "yahoo.com.ar",
            "yahoo.com.br",
            "yahoo.com.mx",
            "yahoo.es",
            "yahoo.fr",
            "yandex.ru",
            "ymail.com",
            "zoho.com");

    public MatchGuards {
        Set<String> sorted = new TreeSet<>();
        publicMailDomains.forEach(domain -> sorted.add(domain.strip().toLowerCase(Locale.ROOT)));
        publicMailDomains = java.util.Collections.unmodifiableSet(sorted);
    }

    /** The mail providers of the world, addresses from 4, numbers from 7, names from 3, keys up to 50 hits. */
    public static MatchGuards usual() {
        return new MatchGuards(Set.copyOf(PUBLIC), 4, 7, 3, 50);
    }

    /** The same with more domains that say nothing of the company. */
    public MatchGuards withPublicMailDomains(String... domains) {
        List<String> all = new ArrayList<>(publicMailDomains);
        all.addAll(List.of(domains));
        return new MatchGuards(Set.copyOf(all), shortestEmail, shortestPhone, shortestName, mostHits);
    }

    public MatchGuards withMostHits(int hits) {
        return new MatchGuards(publicMailDomains, shortestEmail, shortestPhone, shortestName, hits);
    }
}
