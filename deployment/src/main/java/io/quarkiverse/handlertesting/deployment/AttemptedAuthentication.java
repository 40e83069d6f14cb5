package io.quarkiverse.handlertesting.deployment;

import java.util.List;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import io.quarkiverse.handlertesting.runtime.internal.identity.IdentityHook;

/**
 * Changes {@code HttpAuthenticator} so that it first uses the identity that a request of a test names: it returns the result
 * of {@code IdentityHook}, unless that is {@code null}. Otherwise it chooses among the mechanisms of the application.
 */
final class AttemptedAuthentication extends ClassVisitor {

    private static final String DESCRIPTOR = "(Lio/vertx/ext/web/RoutingContext;)Lio/smallrye/mutiny/Uni;";
    private static final String METHOD = "attemptAuthentication" + DESCRIPTOR;
    private static final String HOOK_METHOD = "attempt";

    AttemptedAuthentication(ClassVisitor visitor) {
        super(Opcodes.ASM9, visitor);
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        return METHOD.equals(name + descriptor) ? new AskFirst(method) : method;
    }

    /** The class that is changed here. */
    static ExpectedClass of(String authenticator) {
        return new ExpectedClass("io.quarkus:quarkus-vertx-http", authenticator,
                List.of(ExpectedMethod.changed(METHOD, IdentityHook.class, HOOK_METHOD)), AttemptedAuthentication::new);
    }

    private static final class AskFirst extends MethodVisitor {

        AskFirst(MethodVisitor visitor) {
            super(Opcodes.ASM9, visitor);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            Label proceed = new Label();
            visitVarInsn(Opcodes.ALOAD, 1);
            visitMethodInsn(Opcodes.INVOKESTATIC, Type.getInternalName(IdentityHook.class), HOOK_METHOD, DESCRIPTOR, false);
            visitInsn(Opcodes.DUP);
            visitJumpInsn(Opcodes.IFNULL, proceed);
            visitInsn(Opcodes.ARETURN);
            visitLabel(proceed);
            visitInsn(Opcodes.POP);
        }
    }
}
