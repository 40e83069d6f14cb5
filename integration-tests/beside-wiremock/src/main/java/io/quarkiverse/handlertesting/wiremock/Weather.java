package io.quarkiverse.handlertesting.wiremock;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The weather, which another service forecasts. */
@Path("/weather")
public class Weather {

    @RegisterRestClient(configKey = "forecast")
    public interface Forecast {
        @GET
        @Path("/tomorrow")
        String tomorrow();
    }

    @RestClient
    Forecast forecast;

    @GET
    public String tomorrow() {
        return forecast.tomorrow();
    }
}
