package io.quarkiverse.handlertesting.runtime.internal.cookies;

import java.util.function.Predicate;

import org.apache.http.conn.util.DomainType;
import org.apache.http.conn.util.PublicSuffixMatcher;
import org.apache.http.conn.util.PublicSuffixMatcherLoader;

/**
 * Domains under which everybody can register names, such as {@code com} and {@code co.uk}: Mozilla's list, as Apache
 * HttpClient brings it.
 */
public final class PublicSuffixes {

    private PublicSuffixes() {
    }

    /** The list is read on first use, which takes a while. */
    public static Predicate<String> known() {
        return PublicSuffixes::isPublicSuffix;
    }

    private static boolean isPublicSuffix(String domain) {
        // The list's default rule: each last label is a public suffix.
        if (domain.indexOf('.') < 0) {
            return true;
        }
        PublicSuffixMatcher list = PublicSuffixMatcherLoader.getDefault();
        // For private suffixes (github.io) the matcher returns the suffix itself.
        return list.getDomainRoot(domain) == null || domain.equals(list.getDomainRoot(domain, DomainType.PRIVATE));
    }
}
