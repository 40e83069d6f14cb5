package io.quarkiverse.handlertesting.runtime.internal.cookies;

import java.util.function.Predicate;

import org.apache.http.conn.util.DomainType;
import org.apache.http.conn.util.PublicSuffixMatcher;
import org.apache.http.conn.util.PublicSuffixMatcherLoader;

/** Which domains belong to nobody, as {@code com} and {@code co.uk}: Mozilla's list, as it comes with Apache HttpClient. */
public final class PublicSuffixes {

    private PublicSuffixes() {
    }

    /** Reads the list when it is first asked, which takes a while. */
    public static Predicate<String> known() {
        return PublicSuffixes::isPublicSuffix;
    }

    private static boolean isPublicSuffix(String domain) {
        // The list's default rule: every last label is one.
        if (domain.indexOf('.') < 0) {
            return true;
        }
        PublicSuffixMatcher list = PublicSuffixMatcherLoader.getDefault();
        // Of its private part, as github.io, the matcher gives the suffix itself.
        return list.getDomainRoot(domain) == null || domain.equals(list.getDomainRoot(domain, DomainType.PRIVATE));
    }
}
