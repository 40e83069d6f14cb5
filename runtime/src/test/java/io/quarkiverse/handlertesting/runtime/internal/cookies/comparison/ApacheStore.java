package io.quarkiverse.handlertesting.runtime.internal.cookies.comparison;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

import org.apache.http.HttpHost;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.config.Registry;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.conn.socket.PlainConnectionSocketFactory;
import org.apache.http.impl.client.BasicCookieStore;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.apache.http.protocol.HttpContext;

/** Apache HttpClient 4.5 with its store and the specification that is its default. */
final class ApacheStore {

    private ApacheStore() {
    }

    static Contestant of(Loopback loopback) {
        CloseableHttpClient client = HttpClients.custom().setDefaultCookieStore(new BasicCookieStore())
                .setConnectionManager(new PoolingHttpClientConnectionManager(connections(loopback.address()),
                        host -> new InetAddress[] { loopback.address().getAddress() }))
                .build();
        return loopback.with(uri -> client.execute(new HttpGet(uri)).close());
    }

    private static Registry<ConnectionSocketFactory> connections(InetSocketAddress server) {
        return RegistryBuilder.<ConnectionSocketFactory> create().register("http", new To(server))
                .register("https", new To(server)).build();
    }

    /** Connects to the one server, without TLS. */
    private record To(InetSocketAddress server) implements ConnectionSocketFactory {

        @Override
        public Socket createSocket(HttpContext context) {
            return new Socket();
        }

        @Override
        public Socket connectSocket(int timeout, Socket socket, HttpHost host, InetSocketAddress remote,
                InetSocketAddress local, HttpContext context) throws IOException {
            return PlainConnectionSocketFactory.getSocketFactory().connectSocket(timeout, socket, host, server, local, context);
        }
    }
}
