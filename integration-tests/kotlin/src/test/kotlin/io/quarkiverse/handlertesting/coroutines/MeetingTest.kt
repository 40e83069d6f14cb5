package io.quarkiverse.handlertesting.coroutines

import io.quarkiverse.handlertesting.events.CdiEvent
import io.quarkiverse.handlertesting.events.Events
import io.quarkiverse.handlertesting.events.Selectors.fired
import io.quarkiverse.handlertesting.http.HandlerClient
import io.quarkus.test.junit.QuarkusTest
import io.vertx.core.Context
import io.vertx.core.Vertx
import jakarta.enterprise.event.Event
import jakarta.inject.Inject
import jakarta.ws.rs.POST
import jakarta.ws.rs.Path
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.TimeUnit.SECONDS
import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import org.jboss.resteasy.reactive.RestPath
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.RepeatedTest

/** Which coroutine is where, and which request has started it. */
data class At(val place: String)

/** A request that waits for another one, in each way that coroutines have. */
@Path("/meetings")
class MeetingResource(private val at: Event<At>) {

    private val scope = CoroutineScope(SupervisorJob() + Dispatchers.Unconfined)
    private val meetings = ConcurrentHashMap<String, CompletableDeferred<Context>>()

    private fun meeting(name: String) = meetings.computeIfAbsent(name) { CompletableDeferred() }

    /** Waits on its own context of Vert.x, which the other request resumes. */
    @POST
    @Path("{name}/wait")
    suspend fun wait(@RestPath name: String) {
        at.fire(At("waits"))
        meeting(name).await()
        at.fire(At("goes on"))
        withContext(Dispatchers.IO) { at.fire(At("goes on elsewhere")) }
        at.fire(At("is back"))
    }

    /** Goes on in the middle of the other request, on its thread and its context. */
    @POST
    @Path("{name}/listen")
    suspend fun listen(@RestPath name: String) {
        scope.launch {
            meeting(name).await()
            at.fire(At("hears"))
        }
    }

    /** Goes on in tasks of the context of the other request. */
    @POST
    @Path("{name}/join")
    suspend fun join(@RestPath name: String) {
        scope.launch {
            val context = meeting(name).await()
            withContext(on(context)) { at.fire(At("joins")) }
        }
    }

    private fun on(place: Context) = object : CoroutineDispatcher() {
        override fun dispatch(context: CoroutineContext, block: Runnable) = place.runOnContext { block.run() }
    }

    @POST
    @Path("{name}")
    suspend fun meet(@RestPath name: String) {
        at.fire(At("meets"))
        meeting(name).complete(Vertx.currentContext())
        at.fire(At("has met"))
    }
}

/** Coroutines of two requests that resume each other keep their own causes. */
@QuarkusTest
class MeetingTest {

    @Inject
    lateinit var events: Events

    @Inject
    lateinit var client: HandlerClient


    @RepeatedTest(20)
    fun `each request keeps its own cause`() {
        val name = "meeting-${System.nanoTime()}"
        val all = events.subscribe(fired(At::class.java))
        client.post("/meetings/{name}/listen", name).send().expectStatus(204)
        client.post("/meetings/{name}/join", name).send().expectStatus(204)
        val waiting = client.post("/meetings/{name}/wait", name).sendAsync().subscribeAsCompletionStage()
        all.await { it.place == "waits" }
        client.post("/meetings/{name}", name).send().expectStatus(204)
        waiting.get(30, SECONDS).expectStatus(204)
        events.awaitIdle()
        val causes = events.seen().filter { it.name == "At" }
            .groupBy({ it.cause.number }, { ((it.payload as CdiEvent).event as At).place })
        assertEquals(
            mapOf(
                1L to listOf("hears"),
                2L to listOf("joins"),
                3L to listOf("waits", "goes on", "goes on elsewhere", "is back"),
                4L to listOf("meets", "has met"),
            ),
            causes.toSortedMap(),
        )
    }
}
