package io.quarkiverse.handlertesting.runtime.internal.cookies.comparison;

import static io.restassured.RestAssured.given;
import static io.restassured.config.HttpClientConfig.httpClientConfig;
import static io.restassured.config.RestAssuredConfig.newConfig;
import static io.restassured.config.SessionConfig.sessionConfig;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

import org.apache.http.conn.scheme.PlainSocketFactory;
import org.apache.http.conn.scheme.Scheme;
import org.apache.http.conn.scheme.SchemeRegistry;
import org.apache.http.conn.scheme.SchemeSocketFactory;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.impl.conn.PoolingClientConnectionManager;
import org.apache.http.params.HttpParams;

import io.restassured.config.RestAssuredConfig;
import io.restassured.filter.cookie.CookieFilter;
import io.restassured.filter.session.SessionFilter;

/** RestAssured without changes, except for the address of its connections. It needs the old client of Apache. */
@SuppressWarnings("deprecation")
final class RestAssuredClients {

    private RestAssuredClients() {
    }

    static Contestant cookieFilter(Loopback loopback) {
        RestAssuredConfig config = config(loopback);
        CookieFilter filter = new CookieFilter();
        return loopback.with(uri -> given().config(config).filter(filter).get(uri));
    }

    /**
     * @param name the name of the only cookie that the filter handles
     */
    static Contestant sessionFilter(Loopback loopback, String name) {
        RestAssuredConfig config = config(loopback).sessionConfig(sessionConfig().sessionIdName(name));
        SessionFilter filter = new SessionFilter();
        return loopback.with(uri -> given().config(config).filter(filter).get(uri));
    }

    static RestAssuredConfig config(Loopback loopback) {
        return newConfig().httpClient(httpClientConfig().httpClientFactory(() -> client(loopback.address())));
    }

    private static DefaultHttpClient client(InetSocketAddress server) {
        SchemeRegistry schemes = new SchemeRegistry();
        schemes.register(new Scheme("http", 80, new To(server)));
        schemes.register(new Scheme("https", 443, new To(server)));
        return new DefaultHttpClient(
                new PoolingClientConnectionManager(schemes, host -> new InetAddress[] { server.getAddress() }));
    }

    /** Connects to the one server, without TLS. */
    private record To(InetSocketAddress server) implements SchemeSocketFactory {

        @Override
        public Socket createSocket(HttpParams params) {
            return new Socket();
        }

        @Override
        public Socket connectSocket(Socket socket, InetSocketAddress remote, InetSocketAddress local, HttpParams params)
                throws IOException {
            return PlainSocketFactory.getSocketFactory().connectSocket(socket, server, local, params);
        }

        @Override
        public boolean isSecure(Socket socket) {
            return false;
        }
    }
}
