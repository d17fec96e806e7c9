package dev.harness.samples.toolserver;

import dev.harness.samples.toolserver.tools.files.ReadFile;
import dev.harness.samples.toolserver.tools.functions.CallFunction;
import dev.harness.samples.toolserver.tools.git.GitStatus;
import dev.harness.samples.toolserver.tools.orders.QueryOrders;
import dev.harness.samples.toolserver.tools.web.FetchUrl;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Starts the server: the host's part, which is not restricted. */
public final class Server {
  private Server() {}

  /** Arguments: the workspace folder and the path of the git program. */
  public static void main(String[] arguments) throws Exception {
    Path workspace = Path.of(arguments[0]);
    List<AgentTool> tools =
        List.of(
            new ReadFile(workspace),
            new FetchUrl(),
            new GitStatus(workspace, arguments[1]),
            new QueryOrders("jdbc:h2:mem:orders"),
            new CallFunction());
    // The host keeps the database open for as long as the server lives.
    Connection orders = openOrders();
    McpSyncServer server = serve(tools);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server, orders)));
  }

  private static McpSyncServer serve(List<AgentTool> tools) {
    return McpServer.sync(new StdioServerTransportProvider(McpJsonDefaults.getMapper()))
        .serverInfo("harness-sample-1", "1.0")
        .tools(tools.stream().map(ToolAdapter::adapt).toList())
        .build();
  }

  private static Connection openOrders() throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:h2:mem:orders", "sa", "");
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE orders (id INT PRIMARY KEY, customer VARCHAR, total INT)");
      statement.execute("INSERT INTO orders VALUES (1, 'Ada', 120), (2, 'Grace', 75)");
    }
    return connection;
  }

  private static void close(McpSyncServer server, Connection orders) {
    server.close();
    try {
      orders.close();
    } catch (SQLException e) {
      System.err.println("closing the orders database: " + e.getMessage());
    }
  }
}
