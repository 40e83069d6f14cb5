package io.quarkiverse.handlertesting.runtime.internal.json;

import java.lang.annotation.Annotation;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;

/**
 * A copy of a mapper that refuses what its types do not describe: unknown properties, missing properties of records and
 * creators, {@code null} for a primitive, text after the value. The annotations of a class win, as
 * {@code @JsonIgnoreProperties(ignoreUnknown = true)} does.
 */
final class StrictMapper {

    private static final Set<Class<?>> OPTIONAL = Set.of(Optional.class, OptionalInt.class, OptionalLong.class,
            OptionalDouble.class);
    /** Kotlin's compiler marks each class with it. The module of Jackson for Kotlin knows which properties may be absent. */
    private static final String OF_KOTLIN = "kotlin.Metadata";

    private StrictMapper() {
    }

    static ObjectMapper of(ObjectMapper mapper) {
        ObjectMapper strict = mapper.copy();
        // Not FAIL_ON_MISSING_CREATOR_PROPERTIES: that also refuses a missing Optional.
        strict.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        strict.setConfig(strict.getDeserializationConfig().with(AnnotationIntrospector.pair(new RequiredParameters(),
                strict.getDeserializationConfig().getAnnotationIntrospector())));
        return strict;
    }

    /** Each parameter of a creator is required, also that of an annotation that does not say so. */
    private static final class RequiredParameters extends NopAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasRequiredMarker(AnnotatedMember member) {
            return member instanceof AnnotatedParameter && !OPTIONAL.contains(member.getRawType()) && !isOfKotlin(member)
                    ? Boolean.TRUE
                    : null;
        }

        private static boolean isOfKotlin(AnnotatedMember member) {
            for (Annotation annotation : member.getDeclaringClass().getAnnotations()) {
                if (annotation.annotationType().getName().equals(OF_KOTLIN)) {
                    return true;
                }
            }
            return false;
        }
    }
}
