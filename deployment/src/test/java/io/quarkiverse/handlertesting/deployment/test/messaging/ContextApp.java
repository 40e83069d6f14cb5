package io.quarkiverse.handlertesting.deployment.test.messaging;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

import io.quarkiverse.handlertesting.http.TestUser;
import io.quarkiverse.handlertesting.runtime.internal.identity.ActingIdentity;
import io.quarkus.builder.Version;
import io.quarkus.maven.dependency.Dependency;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.ChannelRegistry;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.annotations.Broadcast;

/** Requests that send messages over channels, and consumers that say which contexts of the sender they see. */
final class ContextApp {

    private static final int SEVERAL = 5;

    private ContextApp() {
    }

    static List<Dependency> dependencies() {
        return Stream.of("security", "rest", "narayana-jta", "messaging")
                .map(name -> Dependency.of("io.quarkus", "quarkus-" + name + "-deployment", Version.getVersion())).toList();
    }

    /** Accepts each user whose password is the name. */
    @ApplicationScoped
    static class Users implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

        @Override
        public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
            return UsernamePasswordAuthenticationRequest.class;
        }

        @Override
        public Uni<SecurityIdentity> authenticate(UsernamePasswordAuthenticationRequest request,
                AuthenticationRequestContext context) {
            return Uni.createFrom().item(ActingIdentity.of(TestUser.user(request.getUsername())));
        }
    }

    @RequestScoped
    static class RequestNumber {

        private final String number = UUID.randomUUID().toString();

        String get() {
            return number;
        }
    }

    record Report(int number, String contexts) {
    }

    /** The reports of the consumers, in order. */
    static final class Reports {

        private final List<Report> all = new ArrayList<>();
        private final int expected;
        private final CompletableFuture<List<Report>> complete = new CompletableFuture<>();

        Reports(int expected) {
            this.expected = expected;
        }

        synchronized void add(Report report) {
            all.add(report);
            if (all.size() == expected) {
                complete.complete(List.copyOf(all));
            }
        }
    }

    /** A message, with the contexts of its sender. */
    record Parcel(int number, String request, Transaction transaction, Reports reports) {
    }

    /** Says which contexts the calling code has. */
    @ApplicationScoped
    static class Contexts {

        @Inject
        RequestNumber request;
        @Inject
        SecurityIdentity identity;
        @Inject
        TransactionManager transactions;
        @Inject
        Event<Parcel> reported;

        void report(Parcel parcel) {
            reported.fire(parcel);
            parcel.reports.add(new Report(parcel.number, request(parcel) + ", " + user() + ", " + transaction(parcel)));
        }

        private String request(Parcel parcel) {
            try {
                return request.get().equals(parcel.request) ? "request of the sender" : "own request";
            } catch (ContextNotActiveException none) {
                return "no request";
            }
        }

        private String user() {
            try {
                return identity.isAnonymous() ? "anonymous" : identity.getPrincipal().getName();
            } catch (ContextNotActiveException | IllegalStateException none) {
                return "no identity";
            }
        }

        private String transaction(Parcel parcel) {
            Transaction current = current();
            return current == null ? "no transaction"
                    : current.equals(parcel.transaction) ? "transaction of the sender" : "own transaction";
        }

        Transaction current() {
            try {
                return transactions.getTransaction();
            } catch (SystemException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }

    @ApplicationScoped
    static class Consumers {

        @Inject
        Contexts contexts;

        @Incoming("payload")
        void payload(Parcel parcel) {
            contexts.report(parcel);
        }

        @Incoming("uni")
        Uni<Void> uni(Parcel parcel) {
            return Uni.createFrom().voidItem().invoke(() -> contexts.report(parcel));
        }

        @Incoming("message")
        CompletionStage<Void> message(Message<Parcel> parcel) {
            contexts.report(parcel.getPayload());
            return parcel.ack();
        }

        @Incoming("blocking")
        @Blocking
        void blocking(Parcel parcel) {
            contexts.report(parcel);
        }

        @Incoming("unordered")
        @Blocking(ordered = false)
        void unordered(Parcel parcel) {
            contexts.report(parcel);
        }

        @Incoming("transactional")
        @Blocking
        @Transactional
        void transactional(Parcel parcel) {
            contexts.report(parcel);
        }

        @Incoming("own-request")
        @ActivateRequestContext
        void ownRequest(Parcel parcel) {
            contexts.report(parcel);
        }

        @Incoming("own-request-blocking")
        @Blocking
        @ActivateRequestContext
        void ownRequestBlocking(Parcel parcel) {
            contexts.report(parcel);
        }

        @Incoming("chain")
        @Outgoing("chain-end")
        Parcel chain(Parcel parcel) {
            return parcel;
        }

        @Incoming("chain-end")
        void chainEnd(Parcel parcel) {
            contexts.report(parcel);
        }

        @Incoming("blocking-chain")
        @Outgoing("blocking-chain-end")
        @Blocking
        Parcel blockingChain(Parcel parcel) {
            return parcel;
        }

        @Incoming("blocking-chain-end")
        void blockingChainEnd(Parcel parcel) {
            contexts.report(parcel);
        }

        @Incoming("stream")
        @Outgoing("stream-end")
        Multi<Parcel> stream(Multi<Parcel> parcels) {
            return parcels.map(parcel -> parcel);
        }

        @Incoming("stream-end")
        void streamEnd(Parcel parcel) {
            contexts.report(parcel);
        }

        @Incoming("broadcast")
        void first(Parcel parcel) {
            contexts.report(parcel);
        }

        @Incoming("broadcast")
        void second(Parcel parcel) {
            contexts.report(parcel);
        }

        @Incoming("acknowledged")
        void acknowledged(Parcel parcel) {
            // The sender reports.
        }
    }

    @ApplicationScoped
    static class Senders {

        @Channel("payload")
        Emitter<Parcel> payload;
        @Channel("uni")
        Emitter<Parcel> uni;
        @Channel("message")
        Emitter<Parcel> message;
        @Channel("blocking")
        Emitter<Parcel> blocking;
        @Channel("unordered")
        Emitter<Parcel> unordered;
        @Channel("transactional")
        Emitter<Parcel> transactional;
        @Channel("own-request")
        Emitter<Parcel> ownRequest;
        @Channel("own-request-blocking")
        Emitter<Parcel> ownRequestBlocking;
        @Channel("chain")
        Emitter<Parcel> chain;
        @Channel("blocking-chain")
        Emitter<Parcel> blockingChain;
        @Channel("stream")
        Emitter<Parcel> stream;
        @Channel("broadcast")
        @Broadcast
        Emitter<Parcel> broadcast;
        @Channel("acknowledged")
        MutinyEmitter<Parcel> acknowledged;
        @Inject
        ChannelRegistry registry;
        @Inject
        Contexts contexts;
        @Inject
        RequestNumber request;

        /** Sends messages, which the request waits for: its contexts end with it. */
        Uni<List<Report>> send(String channel, int messages) {
            Reports reports = new Reports(channel.equals("broadcast") ? 2 * messages : messages);
            for (int number = 1; number <= messages; number++) {
                Parcel parcel = new Parcel(number, request.get(), contexts.current(), reports);
                if (channel.equals("acknowledged")) {
                    acknowledged.send(parcel).subscribe().with(sent -> contexts.report(parcel));
                } else {
                    emitter(channel).send(parcel);
                }
            }
            return Uni.createFrom().completionStage(reports.complete);
        }

        @SuppressWarnings("unchecked")
        private Emitter<Parcel> emitter(String channel) {
            return registry.getEmitter(channel, Emitter.class);
        }
    }

    @Path("/contexts")
    public static class Endpoint {

        @Inject
        Senders senders;

        @POST
        public Uni<String> send(String channel) {
            return senders.send(channel, 1).map(Endpoint::contexts);
        }

        @POST
        @Path("in-transaction")
        @Transactional
        public String sendInTransaction(String channel) {
            return contexts(senders.send(channel, 1).await().indefinitely());
        }

        private static String contexts(List<Report> reports) {
            return reports.stream().map(Report::contexts).collect(joining("; "));
        }

        @POST
        @Path("numbers")
        public Uni<String> sendSeveral(String channel) {
            return senders.send(channel, SEVERAL)
                    .map(reports -> reports.stream().map(report -> "" + report.number()).collect(joining(" ")));
        }
    }
}
