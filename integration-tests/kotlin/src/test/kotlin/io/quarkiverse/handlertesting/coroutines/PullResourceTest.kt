package io.quarkiverse.handlertesting.coroutines

import io.quarkiverse.handlertesting.events.EventAssertionError
import io.quarkiverse.handlertesting.events.Events
import io.quarkiverse.handlertesting.events.Selectors.fired
import io.quarkiverse.handlertesting.http.HandlerClient
import io.quarkiverse.handlertesting.http.Sessions
import io.quarkus.test.junit.QuarkusTest
import jakarta.inject.Inject
import java.time.Duration.ofMillis
import java.util.concurrent.TimeUnit.SECONDS
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.test.runTest
import kotlinx.coroutines.withContext
import org.hamcrest.Matchers.equalTo
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Test

/** Tests of an application in Kotlin, in Kotlin. */
@QuarkusTest
class PullResourceTest {

    @Inject
    lateinit var events: Events

    @Inject
    lateinit var client: HandlerClient

    @Inject
    lateinit var sessions: Sessions

    @Inject
    lateinit var resource: PullResource

    // tag::suspend[]
    @Test
    fun `an endpoint suspends, and its events keep the cause`() {
        val pulled = events.subscribe(fired(Pulled::class.java))
        client.get("/pulls/{model}", "gemma").send().expectStatus(200).expectBody(equalTo("gemma has 2 layers"))
        assertEquals(setOf("gemma/weights", "gemma/template"), pulled.take(2).map { it.model }.toSet())
        assertEquals(listOf(1L, 1L), events.seen().filter { it.name == "Pulled" }.map { it.cause.number })
    }
    // end::suspend[]

    // tag::idle[]
    @Test
    fun `a coroutine goes on after the response`() {
        val pulled = events.subscribe(fired(Pulled::class.java))
        client.post("/pulls/{model}", "llama").send().expectStatus(202)
        events.awaitIdle()
        assertEquals(listOf(Pulled("llama")), pulled.seen())
    }
    // end::idle[]

    @Test
    fun `a coroutine that fails ends its work`() {
        val failed = events.subscribe(fired(PullFailed::class.java))
        client.post("/pulls/{model}", "unknown").send().expectStatus(202)
        events.awaitIdle()
        assertEquals(listOf(PullFailed("unknown", "no such model")), failed.seen())
    }

    // tag::stuck[]
    @Test
    fun `a coroutine that hangs is named`() {
        resource.unstuck = CompletableDeferred()
        client.post("/pulls/{model}", "stuck").send().expectStatus(202)
        val failure = assertThrows(EventAssertionError::class.java) { events.awaitIdle(ofMillis(200)) }
        resource.unstuck.complete(Unit)
        assertEquals(
            """
            Expected PullResourceTest.a coroutine that hangs is named to be idle within 200 ms, but 1 piece of its work is still running:
              COROUTINE  for N ms  pull of stuck, started at PullResource.start(PullResource.kt:N), caused by request 1: POST /pulls/stuck
            So far the test saw:
              #1  N ms  HTTP  POST /pulls/stuck
              #2  N ms  HTTP  POST /pulls/stuck -> 202 in N ms
            """.trimIndent(),
            numbersAway(failure.message!!),
        )
    }
    // end::stuck[]

    @Test
    fun `an endpoint that hangs is named`() {
        resource.unstuck = CompletableDeferred()
        val pulled = events.subscribe(fired(Pulled::class.java))
        val response = client.get("/pulls/{model}", "stuck").sendAsync().subscribeAsCompletionStage()
        pulled.take(2)
        val failure = assertThrows(EventAssertionError::class.java) { events.awaitIdle(ofMillis(200)) }
        resource.unstuck.complete(Unit)
        response.get(30, SECONDS).expectStatus(200)
        assertEquals(
            """
            Expected PullResourceTest.an endpoint that hangs is named to be idle within 200 ms, but 3 pieces of its work are still running:
              HTTP     for N ms  the request being sent, caused by request 1: GET /pulls/stuck
              HTTP     for N ms  GET /pulls/stuck, caused by request 1: GET /pulls/stuck
              HANDLER  for N ms  caused by request 1: GET /pulls/stuck
            So far the test saw:
              #1  N ms  HTTP  GET /pulls/stuck
              #2  N ms  CDI   Pulled(model=stuck/LAYER) at PullResource.kt:N -> no observer
              #3  N ms  CDI   Pulled(model=stuck/LAYER) at PullResource.kt:N -> no observer
            """.trimIndent(),
            numbersAway(failure.message!!).replace(Regex("weights|template"), "LAYER"),
        )
    }

    @Test
    fun `an endpoint that fails after it has suspended`() {
        client.delete("/pulls/{model}", "busy").send().expectStatus(500)
        events.awaitIdle()
    }

    // tag::blocking[]
    @Test
    fun `a test may run coroutines itself`() = runBlocking {
        val pulled = events.subscribe(fired(Pulled::class.java))
        val response = async(Dispatchers.IO) { client.post("/pulls/{model}", "phi").send() }
        events.awaitIdle(response.await())
        assertEquals(Pulled("phi"), pulled.seen().single())
    }
    // end::blocking[]

    @Test
    fun `awaitIdle does not wait for the coroutine that calls it`() = runBlocking {
        withContext(Dispatchers.IO) {
            client.post("/pulls/{model}", "phi").send().expectStatus(202)
            events.awaitIdle()
        }
        async(Dispatchers.Default) { events.awaitIdle() }.await()
    }

    @Test
    fun `awaitIdle in a test with virtual time`() = runTest {
        client.post("/pulls/{model}", "phi").send().expectStatus(202)
        events.awaitIdle()
        assertEquals(1, events.seen().count { it.name == "Pulled" })
    }

    // tag::as[]
    @Test
    fun `a session acts`() {
        val session = sessions.open()
        client.get("/pulls/{model}", "gemma").`as`(session).send().expectStatus(200)
    }
    // end::as[]

    /** Times and lines differ from run to run. */
    private fun numbersAway(message: String) = message.replace(Regex("(#\\d|\\bfor|\\bin) +[\\d.]+ (ms|µs|s)\\b"), "$1 N ms")
        .replace(Regex("(#\\d) N"), "$1  N").replace(Regex("[.]kt:\\d+"), ".kt:N")
}
