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
import kotlin.coroutines.intrinsics.IntrinsicsKt;
import kotlin.coroutines.jvm.internal.ContinuationImpl;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.CoroutineDispatcher;
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
    all.addPlain(
        "Kotlin coroutines, delay", (w, file) -> delay(Dispatchers.getDefault(), w.runnable(file)));
    all.addPlain(
        "Kotlin coroutines, delay without a dispatcher",
        (w, file) -> delay(Dispatchers.getUnconfined(), w.runnable(file)));
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

  private static void delay(CoroutineDispatcher dispatcher, Runnable task) {
    BuildersKt.launch(
        GlobalScope.INSTANCE,
        dispatcher,
        CoroutineStart.DEFAULT,
        (scope, continuation) -> {
          Later later = new Later(continuation, task);
          Object waiting = DelayKt.delay(1, later);
          return waiting == IntrinsicsKt.getCOROUTINE_SUSPENDED()
              ? waiting
              : later.invokeSuspend(waiting);
        });
  }

  /** What goes on after a delay, as a compiler of Kotlin writes it. */
  private static final class Later extends ContinuationImpl {
    private final transient Runnable task;

    @SuppressWarnings("unchecked") // as the compiler of Kotlin does
    Later(Continuation<? super Unit> coroutine, Runnable task) {
      super((Continuation<Object>) (Continuation<?>) coroutine);
      this.task = task;
    }

    @Override
    protected Object invokeSuspend(Object result) {
      task.run();
      return Unit.INSTANCE;
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
