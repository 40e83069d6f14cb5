package io.quarkiverse.handlertesting.deployment;

import java.util.List;
import java.util.Map;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import io.quarkiverse.handlertesting.runtime.internal.selfcheck.Ability;
import io.quarkiverse.handlertesting.runtime.internal.taps.DeclaredLookUps;
import io.quarkiverse.handlertesting.runtime.internal.taps.IgnoredProperties;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;

/** Makes Quarkus REST report the names that resource methods look up in a request, and Jackson the fields that it ignores. */
@BuildSteps(onlyIf = IsTest.class)
class LookUpProcessor {

    private static final Map<String, String> METHODS = Map.of(
            "getHeader(Ljava/lang/String;Z)Ljava/lang/Object;", "header",
            "getQueryParameter(Ljava/lang/String;ZZLjava/lang/String;)Ljava/lang/Object;", "queryParameter",
            "getFormParameter(Ljava/lang/String;ZZ)Ljava/lang/Object;", "formParameter",
            "getCookieParameter(Ljava/lang/String;)Ljava/lang/String;", "cookie");

    private static final String JACKSON = "com.fasterxml.jackson.core:jackson-databind";
    private static final String UNKNOWN = "handleUnknownProperty(Lcom/fasterxml/jackson/core/JsonParser;"
            + "Lcom/fasterxml/jackson/databind/JsonDeserializer;Ljava/lang/Object;Ljava/lang/String;)Z";

    @BuildStep
    void parameters(Capabilities capabilities, BuildProducer<ExpectedClassBuildItem> expected) {
        if (capabilities.isPresent(Capability.RESTEASY_REACTIVE)) {
            expected.produce(new ExpectedClassBuildItem(Ability.LOOK_UPS, "parameters of endpoints",
                    new ExpectedClass("io.quarkus.resteasy.reactive:resteasy-reactive",
                            "org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext",
                            METHODS.entrySet().stream().sorted(Map.Entry.comparingByKey())
                                    .map(method -> ExpectedMethod.changed(method.getKey(), DeclaredLookUps.class,
                                            method.getValue()))
                                    .toList(),
                            visitor -> new ReplacedResults(visitor, DeclaredLookUps.class, METHODS))));
        }
    }

    @BuildStep
    void properties(CurateOutcomeBuildItem application, BuildProducer<ExpectedClassBuildItem> expected) {
        if (Dependencies.find(application, JACKSON).isPresent()) {
            properties(expected);
        }
    }

    static void properties(BuildProducer<ExpectedClassBuildItem> expected) {
        expected.produce(new ExpectedClassBuildItem(Ability.LOOK_UPS, "fields that a class lacks",
                new ExpectedClass(JACKSON, "com.fasterxml.jackson.databind.DeserializationContext",
                        List.of(ExpectedMethod.changed(UNKNOWN, IgnoredProperties.class, "ignoring")),
                        UnknownProperties::new)));
    }

    /** Makes Jackson call the tap first, with the reader of the class and the name of the field. */
    private static final class UnknownProperties extends ClassVisitor {

        UnknownProperties(ClassVisitor visitor) {
            super(Opcodes.ASM9, visitor);
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
            return !UNKNOWN.equals(name + descriptor) ? method : new MethodVisitor(Opcodes.ASM9, method) {
                @Override
                public void visitCode() {
                    super.visitCode();
                    visitVarInsn(Opcodes.ALOAD, 2);
                    visitVarInsn(Opcodes.ALOAD, 4);
                    visitMethodInsn(Opcodes.INVOKESTATIC, Type.getInternalName(IgnoredProperties.class), "ignoring",
                            "(Ljava/lang/Object;Ljava/lang/String;)V", false);
                }
            };
        }
    }
}
