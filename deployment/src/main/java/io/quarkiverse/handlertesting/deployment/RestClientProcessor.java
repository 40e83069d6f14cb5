package io.quarkiverse.handlertesting.deployment;

import java.net.URI;
import java.util.List;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import io.quarkiverse.handlertesting.runtime.internal.selfcheck.Ability;
import io.quarkiverse.handlertesting.runtime.internal.taps.OutgoingCallTap;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;

/**
 * Changes the class by which the REST client of Quarkus fails its calls, so that those are seen that fail before the client of
 * Vert.x sends them, or after it has got the response; and the class that creates the {@code Uni} or {@code Multi} of a call,
 * so that one to
 * which nothing subscribes is seen.
 */
@BuildSteps(onlyIf = IsTest.class)
class RestClientProcessor {

    private static final String ARTIFACT = "io.quarkus.resteasy.reactive:resteasy-reactive-client";
    private static final String HANDLER = "org.jboss.resteasy.reactive.client.handlers.ClientErrorHandler";
    private static final String CONTEXT = "org/jboss/resteasy/reactive/client/impl/RestClientRequestContext";
    private static final String HANDLE = "handle(L" + CONTEXT + ";)V";
    private static final String RESPONSE = "Lio/vertx/core/http/HttpClientResponse;";
    private static final String INVOKERS = "org/jboss/resteasy/reactive/client/impl/";
    private static final String BUILDER = "org/jboss/resteasy/reactive/client/impl/InvocationBuilderImpl";
    private static final String METHOD = "method(Ljava/lang/String;Ljakarta/ws/rs/client/Entity;"
            + "Ljakarta/ws/rs/core/GenericType;)";
    private static final String TAP = Type.getInternalName(OutgoingCallTap.class);

    @BuildStep
    void client(CurateOutcomeBuildItem application, BuildProducer<ExpectedClassBuildItem> expected) {
        if (Dependencies.find(application, ARTIFACT).isPresent()) {
            client(expected);
        }
    }

    static void client(BuildProducer<ExpectedClassBuildItem> expected) {
        expected.produce(new ExpectedClassBuildItem(Ability.FAILED_CALLS, "requests that the REST client does not send",
                new ExpectedClass(ARTIFACT, HANDLER, List.of(ExpectedMethod.changed(HANDLE, TAP, "restClientFailed")),
                        Failures::new)));
        for (String result : List.of("Uni", "Multi")) {
            String method = METHOD + "Lio/smallrye/mutiny/" + result + ";";
            expected.produce(new ExpectedClassBuildItem(Ability.FAILED_CALLS, "calls of the REST client without a subscriber",
                    new ExpectedClass(ARTIFACT, INVOKERS.replace('/', '.') + result + "Invoker",
                            List.of(ExpectedMethod.changed(method, TAP, "restClientResult")),
                            visitor -> new Results(visitor, INVOKERS + result + "Invoker", method))));
        }
    }

    /** Makes the method replace its result. */
    private static final class Results extends ClassVisitor {

        private final String type;
        private final String changed;

        Results(ClassVisitor visitor, String type, String changed) {
            super(Opcodes.ASM9, visitor);
            this.type = type;
            this.changed = changed;
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
            String result = Type.getReturnType(descriptor).getDescriptor();
            return !changed.equals(name + descriptor) ? method : new MethodVisitor(Opcodes.ASM9, method) {
                @Override
                public void visitInsn(int opcode) {
                    if (opcode == Opcodes.ARETURN) {
                        visitVarInsn(Opcodes.ALOAD, 0);
                        visitFieldInsn(Opcodes.GETFIELD, type, "invocationBuilder", "L" + BUILDER + ";");
                        visitFieldInsn(Opcodes.GETFIELD, BUILDER, "uri", Type.getDescriptor(URI.class));
                        visitVarInsn(Opcodes.ALOAD, 1);
                        visitMethodInsn(Opcodes.INVOKESTATIC, TAP, "restClientResult",
                                "(" + result + Type.getDescriptor(URI.class) + "Ljava/lang/String;)" + result, false);
                    }
                    super.visitInsn(opcode);
                }
            };
        }
    }

    /** Makes the method call the tap first, with what its argument has. */
    private static final class Failures extends ClassVisitor {

        Failures(ClassVisitor visitor) {
            super(Opcodes.ASM9, visitor);
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
            return !HANDLE.equals(name + descriptor) ? method : new MethodVisitor(Opcodes.ASM9, method) {
                @Override
                public void visitCode() {
                    super.visitCode();
                    property("getHttpMethod", Type.getDescriptor(String.class));
                    property("getUri", Type.getDescriptor(URI.class));
                    property("getThrowable", Type.getDescriptor(Throwable.class));
                    property("getVertxClientResponse", RESPONSE);
                    visitMethodInsn(Opcodes.INVOKESTATIC, TAP, "restClientFailed",
                            "(Ljava/lang/String;Ljava/net/URI;Ljava/lang/Throwable;" + RESPONSE + ")V", false);
                }

                private void property(String getter, String result) {
                    visitVarInsn(Opcodes.ALOAD, 1);
                    visitMethodInsn(Opcodes.INVOKEVIRTUAL, CONTEXT, getter, "()" + result, false);
                }
            };
        }
    }
}
