package io.quarkiverse.handlertesting.borders

import io.quarkiverse.handlertesting.borders.Hop.followed
import io.quarkiverse.handlertesting.borders.Hop.form
import io.quarkiverse.handlertesting.borders.Hop.lost
import io.smallrye.mutiny.Multi
import io.smallrye.mutiny.Uni
import io.smallrye.mutiny.coroutines.asFlow
import io.smallrye.mutiny.coroutines.asMulti
import io.smallrye.mutiny.coroutines.asUni
import io.smallrye.mutiny.coroutines.awaitSuspending
import io.smallrye.mutiny.coroutines.uni
import io.quarkus.vertx.ConsumeEvent
import io.vertx.core.Vertx
import io.vertx.core.http.HttpMethod
import jakarta.enterprise.context.ApplicationScoped
import jakarta.inject.Singleton
import jakarta.ws.rs.POST
import jakarta.ws.rs.Path
import java.net.URI
import java.time.Duration.ofMillis
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import java.util.concurrent.atomic.AtomicInteger
import kotlin.concurrent.thread
import kotlin.coroutines.Continuation
import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.coroutines.resume
import kotlin.coroutines.startCoroutine
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.GlobalScope
import kotlinx.coroutines.DelicateCoroutinesApi
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.channels.produce
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.MutableSharedFlow
import kotlinx.coroutines.flow.buffer
import kotlinx.coroutines.flow.channelFlow
import kotlinx.coroutines.flow.collectLatest
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.flowOn
import kotlinx.coroutines.flow.flowOf
import kotlinx.coroutines.flow.launchIn
import kotlinx.coroutines.flow.onEach
import kotlinx.coroutines.future.await
import kotlinx.coroutines.future.future
import kotlinx.coroutines.joinAll
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.selects.select
import kotlinx.coroutines.suspendCancellableCoroutine
import kotlinx.coroutines.supervisorScope
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeout
import kotlinx.coroutines.withTimeoutOrNull
import kotlinx.coroutines.yield
import org.eclipse.microprofile.config.ConfigProvider
import org.jboss.resteasy.reactive.RestQuery

/** Endpoints that suspend. Each lands by the number of its form. */
@Path("/landing")
@Singleton
class LandingResource {

    private val landings = ConcurrentHashMap<Int, Runnable>()
    private val last = AtomicInteger()

    /** The number of a form that lands by this task. */
    fun number(landed: Runnable): Int = last.incrementAndGet().also { landings[it] = landed }

    private fun land(number: Int) = landings.remove(number)!!.run()

    @POST
    @Path("at-once")
    suspend fun atOnce(@RestQuery number: Int) = land(number)

    @POST
    @Path("late")
    suspend fun late(@RestQuery number: Int) {
        delay(LATE)
        land(number)
    }

    @POST
    @Path("io")
    suspend fun io(@RestQuery number: Int) = withContext(Dispatchers.IO) {
        delay(LATE)
        land(number)
    }

    @POST
    @Path("after-io")
    suspend fun afterIo(@RestQuery number: Int) {
        withContext(Dispatchers.IO) { delay(LATE) }
        land(number)
    }
}

/** A consumer of messages that suspends. */
@ApplicationScoped
class LandingConsumer(private val resource: LandingResource) {

    @ConsumeEvent("kotlin-landing")
    suspend fun consume(number: Int): Int {
        // Quarkus drops the result of a function that returns without suspending: its coroutine would never complete.
        yield()
        resource.io(number)
        return number
    }
}

/** Later than a test can look that does not wait. */
private const val LATE = 20L

/** Coroutines of Kotlin. */
@OptIn(DelicateCoroutinesApi::class, ExperimentalCoroutinesApi::class)
@Singleton
internal class CoroutineBorder(private val resource: LandingResource, private val vertx: Vertx) : Border {

    private val http = vertx.createHttpClient()
    private val own = CoroutineScope(SupervisorJob() + Dispatchers.IO)
    private val thread = Executors.newSingleThreadExecutor { task -> Thread(task, "own").apply { isDaemon = true } }
        .asCoroutineDispatcher()
    private val messages = Channel<() -> Unit>(Channel.UNLIMITED)
    private val shared = MutableSharedFlow<() -> Unit>(extraBufferCapacity = 10_000)

    init {
        // They live as long as the application, and have no cause.
        own.launch { for (message in messages) message() }
        shared.onEach { message -> message() }.launchIn(own)
    }

    override fun name() = "kotlin"

    private suspend fun late(landed: Runnable) {
        delay(LATE)
        landed.run()
    }

    /** A coroutine that no builder of kotlinx.coroutines has started. */
    private fun raw(context: CoroutineContext = EmptyCoroutineContext, block: suspend () -> Unit) =
        block.startCoroutine(object : Continuation<Unit> {
            override val context = context
            override fun resumeWith(result: Result<Unit>) = result.getOrThrow()
        })

    private suspend fun resumedByAnotherThread() = suspendCancellableCoroutine { continuation ->
        Foreign.run { continuation.resume(Unit) }
    }

    private fun suspending(path: String, landed: Runnable) {
        val server = URI(ConfigProvider.getConfig().getValue("test.url", String::class.java))
        http.request(HttpMethod.POST, server.port, server.host, "/landing/$path?number=${resource.number(landed)}")
            .compose { request -> request.send() }.compose { response -> response.body() }
    }

    override fun hops(): List<Hop> = listOf(
        followed(
            "`suspend` endpoint",
            form("at once") { suspending("at-once", it) },
            form("late") { suspending("late", it) },
            form("withContext") { suspending("io", it) },
            form("after withContext") { suspending("after-io", it) },
        ),
        followed(
            "event bus, `suspend` `@ConsumeEvent`",
            form("send") { vertx.eventBus().send("kotlin-landing", resource.number(it)) },
            form("publish") { vertx.eventBus().publish("kotlin-landing", resource.number(it)) },
            form("request") { vertx.eventBus().request<Int>("kotlin-landing", resource.number(it)) },
        ),
        followed(
            "`launch`",
            form("GlobalScope, at once") { GlobalScope.launch { it.run() } },
            form("GlobalScope, late") { GlobalScope.launch { late(it) } },
            form("own scope") { own.launch { late(it) } },
            form("another dispatcher") { own.launch(Dispatchers.Default) { late(it) } },
            form("a single thread") { own.launch(thread) { late(it) } },
            form("Unconfined") { own.launch(Dispatchers.Unconfined) { late(it) } },
            form("lazily") { own.launch(start = CoroutineStart.LAZY) { late(it) }.start() },
            form("lazily, by join") {
                val lazy = own.launch(start = CoroutineStart.LAZY) { late(it) }
                own.launch { lazy.join() }
            },
            form("atomically") { own.launch(start = CoroutineStart.ATOMIC) { late(it) } },
            form("undispatched") { own.launch(start = CoroutineStart.UNDISPATCHED) { late(it) } },
            form("nested") { own.launch { launch { launch { late(it) } } } },
            form("nested in another scope") { own.launch { GlobalScope.launch { late(it) } } },
            form("on an event loop") { vertx.runOnContext { _ -> own.launch { late(it) } } },
            form("resumed by another thread") { own.launch { resumedByAnotherThread(); late(it) } },
            form("cancelled") {
                val waiting = own.launch(start = CoroutineStart.UNDISPATCHED) {
                    try {
                        CompletableDeferred<Unit>().await()
                    } finally {
                        withContext(NonCancellable) { late(it) }
                    }
                }
                waiting.cancel()
            },
            form("after its completion") { own.launch { delay(LATE) }.invokeOnCompletion { _ -> it.run() } },
        ),
        followed(
            "`async`",
            form("at once") { own.async { it.run() } },
            form("late") { own.async { late(it) } },
            form("after await") { own.launch { own.async { delay(LATE) }.await(); it.run() } },
            form("lazily") { own.launch { own.async(start = CoroutineStart.LAZY) { late(it) }.await() } },
            form("after awaitAll") { own.launch { listOf(async { delay(LATE) }, async { delay(1) }).awaitAll(); it.run() } },
            form("select") {
                own.launch {
                    select { async { delay(LATE) }.onAwait { _ -> it.run() } }
                }
            },
        ),
        followed(
            "`withContext`",
            form("IO") { own.launch { withContext(Dispatchers.IO) { late(it) } } },
            form("Default") { own.launch { withContext(Dispatchers.Default) { late(it) } } },
            form("a single thread") { own.launch { withContext(thread) { late(it) } } },
            form("after it") { own.launch { withContext(Dispatchers.Default) { delay(LATE) }; it.run() } },
            form("same dispatcher") { own.launch { withContext(NonCancellable) { late(it) } } },
            form("same context") { own.launch { withContext(EmptyCoroutineContext) { late(it) } } },
            form("coroutineScope") { own.launch { coroutineScope { launch { late(it) } } } },
            form("supervisorScope") { own.launch { supervisorScope { launch { late(it) } } } },
            form("withTimeout") { own.launch { withTimeout(30_000) { late(it) } } },
            form("after a timeout") { own.launch { withTimeoutOrNull(LATE) { delay(30_000) }; it.run() } },
        ),
        followed(
            "`runBlocking`",
            form("at once") { runBlocking { it.run() } },
            form("late") { runBlocking { late(it) } },
            form("withContext") { runBlocking { withContext(Dispatchers.IO) { late(it) } } },
            form("children") { runBlocking { joinAll(launch(Dispatchers.IO) { late(it) }, launch { delay(1) }) } },
            form("another dispatcher") { runBlocking(Dispatchers.IO) { late(it) } },
        ),
        followed(
            "`future`, `CompletionStage.await`",
            form("at once") { own.future { it.run() } },
            form("late") { own.future { late(it) } },
            form("its stage") { own.future { delay(LATE) }.thenRun(it) },
            form("await") { own.launch { own.future { delay(LATE) }.await(); it.run() } },
        ),
        followed(
            "`Flow`",
            form("collect") { own.launch { flowOf(1).collect { _ -> late(it) } } },
            form("flow") { own.launch { flow { delay(LATE); emit(1) }.collect { _ -> it.run() } } },
            form("flowOn") { own.launch { flow { late(it); emit(1) }.flowOn(Dispatchers.Default).collect { } } },
            form("after flowOn") { own.launch { flowOf(1).flowOn(Dispatchers.Default).collect { _ -> late(it) } } },
            form("buffer") { own.launch { flow { late(it); emit(1) }.buffer().collect { } } },
            form("channelFlow") { own.launch { channelFlow { launch { late(it) }; send(1) }.collect { } } },
            form("collectLatest") { own.launch { flowOf(1).collectLatest { _ -> late(it) } } },
            form("launchIn") { flowOf(1).onEach { _ -> late(it) }.launchIn(own) },
            form("first of a shared flow") {
                val values = MutableSharedFlow<Int>(replay = 1)
                own.launch { values.first(); it.run() }
                own.launch { delay(LATE); values.emit(1) }
            },
        ),
        followed(
            "`Channel`, between coroutines of a request",
            form("receive") {
                val channel = Channel<Int>()
                own.launch { channel.receive(); it.run() }
                own.launch { delay(LATE); channel.send(1) }
            },
            form("for") {
                val channel = Channel<Int>(Channel.UNLIMITED)
                own.launch { for (value in channel) late(it) }
                channel.trySend(1)
                channel.close()
            },
            form("produce") { own.launch { for (value in produce { delay(LATE); send(1) }) it.run() } },
        ),
        lost(
            "`Channel`, to a coroutine that runs already",
            form("send") { own.launch { messages.send(it::run) } },
            form("trySend") { messages.trySend(it::run) },
        ),
        lost(
            "`SharedFlow`, to a coroutine that runs already",
            form("emit") { own.launch { shared.emit(it::run) } },
        ),
        followed(
            "a coroutine without `kotlinx.coroutines`, `withContext` in it",
            form("launch") { raw { own.launch { late(it) } } },
            form("withContext, in a thread that waits") {
                val done = CountDownLatch(1)
                raw { withContext(Dispatchers.IO) { late(it) }; done.countDown() }
                done.await()
            },
        ),
        followed(
            "`thread` of `kotlin.concurrent`",
            form("at once") { thread { it.run() } },
            form("late") { thread { runBlocking { late(it) } } },
            form("started by the application") { thread(start = false) { it.run() }.start() },
        ),
        followed(
            "Mutiny, `awaitSuspending`, `uni`, `asFlow`",
            form("awaitSuspending") {
                own.launch { Uni.createFrom().item(1).onItem().delayIt().by(ofMillis(LATE)).awaitSuspending(); it.run() }
            },
            form("awaitSuspending, by another thread") {
                own.launch {
                    Uni.createFrom().emitter { emitter -> Foreign.run { emitter.complete(1) } }.awaitSuspending()
                    late(it)
                }
            },
            form("uni") { uni(own) { late(it) }.subscribe().with { } },
            form("after uni") { uni(own) { delay(LATE) }.subscribe().with { _ -> it.run() } },
            form("asUni") { own.async { late(it) }.asUni().subscribe().with { } },
            form("asFlow") { own.launch { Multi.createFrom().items(1).asFlow().collect { _ -> late(it) } } },
            form("asMulti") { own.launch { flowOf(1).onEach { _ -> late(it) }.asMulti().subscribe().with { } } },
        ),
    )
}
