package io.quarkiverse.handlertesting.coroutines

import io.quarkiverse.handlertesting.events.Events
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns
import io.quarkus.test.junit.QuarkusTest
import jakarta.inject.Inject
import java.util.concurrent.CompletableFuture
import java.util.concurrent.ConcurrentLinkedQueue
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit.SECONDS
import kotlin.coroutines.ContinuationInterceptor
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.coroutines.coroutineContext
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineExceptionHandler
import kotlinx.coroutines.CoroutineName
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.TimeoutCancellationException
import kotlinx.coroutines.asContextElement
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.buffer
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.flowOn
import kotlinx.coroutines.job
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.supervisorScope
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeout
import kotlinx.coroutines.yield
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.Timeout

/** What the application sees of its coroutines is what it sees without a cause, where their contexts stay as they are. */
@QuarkusTest
@Timeout(60)
class CoroutineBehaviourTest {

    @Inject
    lateinit var events: Events

    @Inject
    lateinit var runs: ApplicationTestRuns

    /** Runs the block with the cause of this test, and without a cause; both must say the same. */
    private fun same(block: suspend CoroutineScope.(say: (Any?) -> Unit) -> Unit) {
        val with = said(block)
        val without = CompletableFuture<List<String>>()
        runs.currentCause().run(null) {
            Thread({ runs.currentCause().run(null) { without.complete(said(block)) } }, Thread.currentThread().name).start()
        }
        assertTrue(with.isNotEmpty())
        assertEquals(without.get(30, SECONDS), with)
        events.awaitIdle()
    }

    private fun said(block: suspend CoroutineScope.(say: (Any?) -> Unit) -> Unit): List<String> {
        val said = ConcurrentLinkedQueue<String>()
        runBlocking { block { said.add(it.toString()) } }
        return said.toList()
    }

    private suspend fun thread(): String =
        Thread.currentThread().name.replace(Regex("[0-9]+"), "N") + " on " +
            coroutineContext[ContinuationInterceptor]!!::class.simpleName

    @Test
    fun `order of coroutines on one thread`() = same { say ->
        coroutineScope {
            repeat(3) { number ->
                launch { say("begin $number"); yield(); say("end $number") }
            }
            launch(start = CoroutineStart.UNDISPATCHED) { say("undispatched"); yield(); say("dispatched") }
            launch(Dispatchers.Unconfined) { say("unconfined"); yield(); say("unconfined again") }
            val lazy = async(start = CoroutineStart.LAZY) { say("lazy"); 7 }
            say("before")
            say(lazy.await())
        }
        say("after")
    }

    @Test
    fun `dispatchers and threads`() {
        val own = Executors.newSingleThreadExecutor { task -> Thread(task, "own").apply { isDaemon = true } }
        val dispatcher = own.asCoroutineDispatcher()
        same { say ->
            for (other in listOf(Dispatchers.Default, Dispatchers.IO, Dispatchers.Unconfined, dispatcher, EmptyCoroutineContext)) {
                withContext(other) { say(thread()) }
                coroutineScope { launch(other) { say(thread()); delay(1) } }
                say(thread())
            }
            withContext(NonCancellable) { say(thread()) }
            flow { say(thread()); emit(1) }.flowOn(dispatcher).buffer().collect { say(thread()) }
        }
        own.shutdown()
    }

    @Test
    fun `exceptions reach what they reach`() = same { say ->
        try {
            coroutineScope {
                launch(start = CoroutineStart.UNDISPATCHED) { try { awaitCancellation() } finally { say("sibling cancelled") } }
                launch(Dispatchers.Default) { throw IllegalStateException("child") }
            }
        } catch (failure: IllegalStateException) {
            say("$failure, ${failure.suppressed.toList()}")
        }
        supervisorScope {
            val handled = CompletableDeferred<String>()
            launch(CoroutineExceptionHandler { _, failure -> handled.complete("handled $failure") }) { error("launched") }
            say(handled.await())
            val deferred = async { error("async") }
            say(runCatching { deferred.await() })
        }
        say(runCatching { withContext(Dispatchers.IO) { error("io") } })
    }

    @Test
    fun `cancellation and timeouts`() = same { say ->
        val started = CompletableDeferred<Unit>()
        val job = CoroutineScope(Dispatchers.Default).launch {
            try {
                started.complete(Unit)
                awaitCancellation()
            } catch (cancelled: CancellationException) {
                say("cancelled ${cancelled.message}")
                throw cancelled
            } finally {
                withContext(NonCancellable) { delay(1); say("cleaned up") }
            }
        }
        started.await()
        job.cancelAndJoin()
        say("${job.isCancelled} ${job.isCompleted}")
        say(runCatching { withTimeout(1) { awaitCancellation() } }.exceptionOrNull() is TimeoutCancellationException)
        val scope = CoroutineScope(Job().apply { cancel() })
        say(scope.launch { say("never") }.isCancelled)
        val late = scope.async(start = CoroutineStart.LAZY) { say("never") }
        say("${late.isCompleted} ${late.start()}")
    }

    @Test
    fun `jobs and completion handlers`() = same { say ->
        val parent = SupervisorJob()
        val scope = CoroutineScope(parent + Dispatchers.Default)
        val go = CompletableDeferred<Unit>()
        val job = scope.launch(CoroutineName("name")) { go.await() }
        say("${job.isActive} ${job.children.count()} ${parent.children.count()}")
        job.invokeOnCompletion { say("first $it") }
        // A job has completed before its handlers run, so a join may return before them.
        val handled = CompletableDeferred<Unit>()
        job.invokeOnCompletion { say("second $it"); handled.complete(Unit) }
        go.complete(Unit)
        handled.await()
        job.join()
        say("${job.isActive} ${job.isCompleted} ${parent.children.count()}")
        withContext(EmptyCoroutineContext) { say(coroutineContext.job.isActive) }
    }

    @Test
    fun `elements of threads`() = same { say ->
        val local = ThreadLocal.withInitial { "none" }
        withContext(local.asContextElement("one")) {
            say(local.get())
            withContext(Dispatchers.Default) { say(local.get()); delay(1); say(local.get()) }
            withContext(local.asContextElement("two")) { yield(); say(local.get()) }
            say(local.get())
            launch(Dispatchers.Unconfined) { say(local.get()); delay(1); say(local.get()) }.join()
        }
        say(local.get())
    }

    @Test
    fun `channels keep their order and their back pressure`() = same { say ->
        val channel = Channel<Int>(1)
        coroutineScope {
            launch { repeat(4) { channel.send(it); say("sent $it") }; channel.close() }
            launch { for (value in channel) { say("received $value"); yield() } }
        }
    }
}
