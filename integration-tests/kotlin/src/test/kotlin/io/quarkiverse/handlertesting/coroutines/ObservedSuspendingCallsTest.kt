package io.quarkiverse.handlertesting.coroutines

import io.quarkiverse.handlertesting.events.Events
import io.quarkiverse.handlertesting.events.MethodCall
import io.quarkiverse.handlertesting.events.ObserveCalls
import io.quarkiverse.handlertesting.events.Selectors.calls
import io.quarkus.test.junit.QuarkusTest
import jakarta.inject.Inject
import jakarta.inject.Singleton
import java.util.concurrent.Executors
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import kotlinx.coroutines.yield
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Test

/** Functions that suspend, in each form that they have. */
@Singleton
open class Translator {

    val release = CompletableDeferred<String>()

    open suspend fun atOnce(text: String) = "$text!"

    open suspend fun late(text: String): String {
        delay(20)
        return "$text!"
    }

    /** Its last call suspends: the function itself does not go on. */
    open suspend fun elsewhere(text: String) = withContext(Dispatchers.IO) { "$text!" }

    open suspend fun nothing() = yield()

    open suspend fun fails(text: String): String {
        yield()
        throw IllegalArgumentException("no words in $text")
    }

    open suspend fun never() = release.await()
}

/** The same functions, which no test observes. */
open class PlainTranslator : Translator()

/** Calls of functions that suspend become events when they have ended. */
@QuarkusTest
@ObserveCalls(Translator::class)
class ObservedSuspendingCallsTest {

    @Inject
    lateinit var events: Events

    @Inject
    lateinit var translator: Translator

    // tag::calls[]
    @Test
    fun `a call ends with its result`() = runBlocking {
        val calls = events.subscribe(calls(Translator::class.java, "late"))
        translator.late("hello")
        val call: MethodCall = calls.await()
        assertEquals(listOf("hello"), call.arguments)
        assertEquals("hello!", call.result)
    }
    // end::calls[]

    @Test
    fun `each form is recorded once`() = runBlocking {
        translator.atOnce("a")
        translator.elsewhere("b")
        translator.nothing()
        assertEquals(
            "no words in c",
            assertThrows(IllegalArgumentException::class.java) { runBlocking { translator.fails("c") } }.message,
        )
        val waiting = launch(start = CoroutineStart.UNDISPATCHED) { translator.never() }
        waiting.cancel()
        waiting.join()
        assertEquals(
            listOf(
                "Translator.atOnce [a] a! null false",
                "Translator.elsewhere [b] b! null false",
                "Translator.nothing [] null null false",
                "Translator.fails [c] null java.lang.IllegalArgumentException: no words in c false",
                "Translator.never [] null null true",
            ),
            events.seen().filter { it.payload is MethodCall }.map { event ->
                (event.payload as MethodCall).let { "${event.name} ${it.arguments} ${it.result} ${it.failure} ${it.cancelled}" }
            },
        )
    }

    /** Its name ends with the number of the coroutine, where assertions are enabled. */
    private fun thread() = Thread.currentThread().name.substringBefore('@')

    /** On the dispatcher of its caller, and in the same order. */
    @Test
    fun `the caller goes on as without us`() {
        val own = Executors.newSingleThreadExecutor { task -> Thread(task, "own").apply { isDaemon = true } }
        val dispatcher = own.asCoroutineDispatcher()
        fun said(called: Translator): List<String> = runBlocking {
            val said = mutableListOf<String>()
            withContext(dispatcher) {
                launch { said += "sibling begins"; yield(); said += "sibling ends" }
                said += called.atOnce("a") + thread()
                called.nothing()
                said += thread()
                said += runCatching { called.fails("c") }.toString() + thread()
                said += called.elsewhere("b") + thread()
            }
            said
        }
        assertEquals(said(PlainTranslator()), said(translator))
        own.shutdown()
    }
}
