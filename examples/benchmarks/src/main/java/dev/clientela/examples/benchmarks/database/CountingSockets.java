package dev.clientela.examples.benchmarks.database;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.SocketFactory;

/**
 * Sockets that count round trips: how often something was waited for after something was sent. A driver makes one by the
 * name of its class, so that the count is one for all.
 */
public final class CountingSockets extends SocketFactory {

    static final AtomicInteger TRIPS = new AtomicInteger();

    /** The same database, through such sockets. */
    static String in(String url) {
        return url + (url.contains("?") ? "&" : "?") + "socketFactory=" + CountingSockets.class.getName();
    }

    private static final class CountingSocket extends Socket {

        private boolean sent;

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read(byte[] target, int from, int length) throws IOException {
                    if (sent) {
                        sent = false;
                        TRIPS.incrementAndGet();
                    }
                    return super.read(target, from, length);
                }
            };
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(byte[] source, int from, int length) throws IOException {
                    sent = true;
                    out.write(source, from, length);
                }
            };
        }
    }

    @Override
    public Socket createSocket() {
        return new CountingSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return unasked();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return unasked();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return unasked();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return unasked();
    }

    private static Socket unasked() throws IOException {
        throw new IOException("PostgreSQL's driver connects sockets itself");
    }
}
