package dev.arenite.examples;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveFormatException;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.StructType;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// Archives as messages over a socket: each preceded by its length.
///
/// The bytes come from somebody else, so the length is limited before memory is taken for it, and
/// the archive is checked before it is read.
public final class ArchivesOverSocket {

    /// A measured value.
    record Measurement(String sensor, double value) {}

    private static final StructType<Measurement> MEASUREMENT =
            ArchiveTypes.STANDARD
                    .<Measurement>struct()
                    .field("sensor", ArchiveTypes.STANDARD.string(), Measurement::sensor)
                    .field("value", ArchiveTypes.STANDARD.f64(), Measurement::value)
                    .build(fields -> new Measurement(fields.get(0), fields.get(1)));

    private static final int MAX_MESSAGE_BYTES = 1 << 16;

    private ArchivesOverSocket() {}

    /// Sends a message.
    static void send(DataOutputStream out, Measurement measurement) throws IOException {
        byte[] archive = Archive.toBytes(MEASUREMENT, measurement);
        out.writeInt(archive.length);
        out.write(archive);
    }

    /// Receives a message.
    ///
    /// @throws IOException if the message is too long, or is no archive of a measurement
    static Measurement receive(DataInputStream in) throws IOException {
        int byteSize = in.readInt();
        if (byteSize < 0 || byteSize > MAX_MESSAGE_BYTES) {
            throw new IOException(
                    "message is too long: byteSize=" + byteSize + " limit=" + MAX_MESSAGE_BYTES);
        }
        MemorySegment archive = MemorySegment.ofArray(in.readNBytes(byteSize));
        try {
            return Archive.read(MEASUREMENT, archive);
        } catch (ArchiveFormatException damage) {
            throw new IOException("message is no measurement", damage);
        }
    }

    /// Sends a measurement to a server in this process and returns its answer: twice the value.
    static Measurement askForTwice(Measurement measurement) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread serving = Thread.startVirtualThread(() -> serveOne(server));
            try (Socket client = new Socket(server.getInetAddress(), server.getLocalPort())) {
                send(new DataOutputStream(client.getOutputStream()), measurement);
                Measurement answer = receive(new DataInputStream(client.getInputStream()));
                serving.join();
                return answer;
            }
        }
    }

    private static void serveOne(ServerSocket server) {
        try (Socket socket = server.accept()) {
            Measurement asked = receive(new DataInputStream(socket.getInputStream()));
            Measurement answer = new Measurement(asked.sensor(), 2 * asked.value());
            send(new DataOutputStream(socket.getOutputStream()), answer);
        } catch (IOException failure) {
            System.err.println("connection ended: " + failure);
        }
    }

    /// Asks a server for twice a measurement.
    public static void main(String[] arguments) throws Exception {
        System.out.println(askForTwice(new Measurement("boiler", 21.5)));
    }
}
