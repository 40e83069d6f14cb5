package io.quarkiverse.handlertesting.coroutines

import jakarta.enterprise.event.Event
import jakarta.ws.rs.DELETE
import jakarta.ws.rs.GET
import jakarta.ws.rs.POST
import jakarta.ws.rs.Path
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineExceptionHandler
import kotlinx.coroutines.CoroutineName
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import org.jboss.resteasy.reactive.RestPath
import org.jboss.resteasy.reactive.RestResponse

/** A model is there. */
data class Pulled(val model: String)

/** A model cannot be pulled. */
data class PullFailed(val model: String, val reason: String?)

/** Pulls models, in coroutines. */
@Path("/pulls")
class PullResource(private val pulled: Event<Pulled>, private val failed: Event<PullFailed>) {

    /** Never cancelled: it lives as long as the application. */
    private val background = CoroutineScope(SupervisorJob() + Dispatchers.IO)

    /** Completes the pulls of the model `stuck`. */
    var unstuck = CompletableDeferred<Unit>()

    @GET
    @Path("{model}")
    suspend fun check(@RestPath model: String): String {
        val size = withContext(Dispatchers.IO) { size(model) }
        delay(1)
        return "$model has $size layers"
    }

    private suspend fun size(model: String): Int = coroutineScope {
        listOf("weights", "template").map { layer -> async { fetch(model, layer) } }.awaitAll().size
    }

    private suspend fun fetch(model: String, layer: String) {
        delay(1)
        pulled.fire(Pulled("$model/$layer"))
        if (model == "stuck") {
            unstuck.await()
        }
    }

    /** Answers before the model is there. */
    @POST
    @Path("{model}")
    suspend fun pull(@RestPath model: String): RestResponse<Void> {
        start(model)
        return RestResponse.accepted()
    }

    // tag::launch[]
    private fun start(model: String) {
        val report = CoroutineExceptionHandler { _, failure -> failed.fire(PullFailed(model, failure.message)) }
        background.launch(CoroutineName("pull of $model") + report) {
            delay(20)
            when (model) {
                "unknown" -> throw IllegalArgumentException("no such model")
                "stuck" -> unstuck.await()
            }
            pulled.fire(Pulled(model))
        }
    }
    // end::launch[]

    /** Fails in the endpoint itself. */
    @DELETE
    @Path("{model}")
    suspend fun remove(@RestPath model: String): RestResponse<Void> = withContext(Dispatchers.Default) {
        throw IllegalStateException("$model is in use")
    }
}
