package dev.harness.it.thread;

import com.google.common.util.concurrent.MoreExecutors;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.HashedWheelTimer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.CoroutineContext;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.CoroutineStart;
import kotlinx.coroutines.DelayKt;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.GlobalScope;

/** Work of libraries that waits for an event, or for its turn. */
final class EventHandings {
  private static final EventLoopGroup LOOPS =
      new MultiThreadIoEventLoopGroup(1, Daemon::new, NioIoHandler.newFactory());

  private EventHandings() {}

  static void addTo(Handings all, int port) {
    all.addPlain(
        "Netty channel, connected",
        (w, file) -> connect(port, new Reading(() -> {})).addListener(x -> w.runnable(file).run()));
    all.addPlain("Netty channel, read", (w, file) -> connect(port, new Reading(w.runnable(file))));
    HashedWheelTimer timer = new HashedWheelTimer(Daemon::new);
    timer.start();
    all.addPlain(
        "Netty wheel timer",
        (w, file) -> timer.newTimeout(x -> w.runnable(file).run(), 1, TimeUnit.MILLISECONDS));
    all.addPlain("Kotlin coroutines, delay", (w, file) -> delay(w.runnable(file)));
    Executor pool = Executors.newSingleThreadExecutor(Daemon::new);
    Executor sequence = MoreExecutors.newSequentialExecutor(pool);
    all.addPlain("Guava, sequential executor", (w, file) -> sequence.execute(w.runnable(file)));
  }

  private static io.netty.channel.ChannelFuture connect(int port, Reading handler) {
    return new Bootstrap()
        .group(LOOPS)
        .channel(NioSocketChannel.class)
        .handler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                channel.pipeline().addLast(handler);
              }
            })
        .connect("127.0.0.1", port);
  }

  private static void delay(Runnable task) {
    BuildersKt.launch(
        GlobalScope.INSTANCE,
        Dispatchers.getDefault(),
        CoroutineStart.DEFAULT,
        (scope, continuation) -> DelayKt.delay(1, new Later(continuation, task)));
  }

  /** What goes on after a delay. */
  private record Later(Continuation<? super Unit> coroutine, Runnable task)
      implements Continuation<Unit> {
    @Override
    public CoroutineContext getContext() {
      return coroutine.getContext();
    }

    @Override
    public void resumeWith(Object result) {
      try {
        task.run();
      } finally {
        coroutine.resumeWith(result);
      }
    }
  }

  /** Asks a web server something, and does its work when the answer comes. */
  private static final class Reading extends ChannelInboundHandlerAdapter {
    private static final ByteBuf REQUEST =
        Unpooled.unreleasableBuffer(
            Unpooled.copiedBuffer("GET / HTTP/1.0\r\n\r\n", StandardCharsets.US_ASCII));

    private final Runnable task;

    Reading(Runnable task) {
      this.task = task;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
      context.writeAndFlush(REQUEST.duplicate());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ((ByteBuf) message).release();
      task.run();
      context.close();
    }
  }

  /** A thread that keeps no JVM alive. */
  private static final class Daemon extends Thread {
    Daemon(Runnable task) {
      super(task, "events");
      setDaemon(true);
    }
  }
}
