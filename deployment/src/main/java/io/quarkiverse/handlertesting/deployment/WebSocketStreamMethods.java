package io.quarkiverse.handlertesting.deployment;

import java.util.Set;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import io.quarkiverse.handlertesting.runtime.internal.hops.websocket.CallbackHop;

/** Makes websockets-next report each message that a callback gets as an item of a {@code Multi}. */
final class WebSocketStreamMethods extends ClassVisitor {

    private static final String HANDLER = "MessageHandler(Lio/quarkus/websockets/next/runtime/WebSocketConnectionBase;"
            + "Lio/quarkus/websockets/next/runtime/WebSocketEndpoint;Lio/vertx/core/http/WebSocketBase;"
            + "Lio/vertx/core/Context;Ljava/util/function/Consumer;Z)V";
    static final String TEXT = "text" + HANDLER;
    static final String BINARY = "binary" + HANDLER;

    private static final String HOP = Type.getInternalName(CallbackHop.class);
    private static final String CONSUMER = "Ljava/util/function/Consumer;";
    private static final String HANDLES = "Lio/vertx/core/Handler;";
    private static final int ACTION = 4;
    private static final int OWN_CONTEXTS = 5;

    WebSocketStreamMethods(ClassVisitor visitor) {
        super(Opcodes.ASM9, visitor);
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        return Set.of(TEXT, BINARY).contains(name + descriptor) ? new Handles(method, name) : method;
    }

    /** Replaces what passes messages to a callback, and the handler that queues them for it. */
    private static final class Handles extends MethodVisitor {

        private final String sets;

        /**
         * @param sets the method of the WebSocket that gets the handler
         */
        Handles(MethodVisitor visitor, String sets) {
            super(Opcodes.ASM9, visitor);
            this.sets = sets;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            visitVarInsn(Opcodes.ALOAD, ACTION);
            visitVarInsn(Opcodes.ILOAD, OWN_CONTEXTS);
            visitMethodInsn(Opcodes.INVOKESTATIC, HOP, "passing", "(" + CONSUMER + "Z)" + CONSUMER, false);
            visitVarInsn(Opcodes.ASTORE, ACTION);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String called, String descriptor, boolean ofInterface) {
            if (sets.equals(called)) {
                visitVarInsn(Opcodes.ALOAD, ACTION);
                super.visitMethodInsn(Opcodes.INVOKESTATIC, HOP, "receiving", "(" + HANDLES + CONSUMER + ")" + HANDLES, false);
            }
            super.visitMethodInsn(opcode, owner, called, descriptor, ofInterface);
        }
    }
}
