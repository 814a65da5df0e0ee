<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh">
<context>
    <name></name>
    <message>
        <source>这台机器的钟不准。内容是{day}发布的</source>
        <translation>This machine&apos;s clock is wrong. The content was issued on {day}</translation>
    </message>
    <message>
        <source>新到的内容没有通过检查，没有收下。现在看的是{day}的</source>
        <translation>New content failed its check and was refused. What you see was issued {day}</translation>
    </message>
    <message>
        <source>{year}年{month}月{day}日</source>
        <translation>{day}&#xa0;{month_name} {year}</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>today</translation>
    </message>
    <message>
        <source>昨天</source>
        <translation>yesterday</translation>
    </message>
    <message>
        <source>前天</source>
        <translation>two days ago</translation>
    </message>
    <message>
        <source>明天</source>
        <translation>tomorrow</translation>
    </message>
    <message>
        <source>后天</source>
        <translation>in two days</translation>
    </message>
    <message>
        <source>{month}月{day}日</source>
        <translation>{day}&#xa0;{month_name}</translation>
    </message>
    <message>
        <source>两</source>
        <translation>two</translation>
    </message>
    <message>
        <source>三</source>
        <translation>three</translation>
    </message>
    <message>
        <source>四</source>
        <translation>four</translation>
    </message>
    <message>
        <source>五</source>
        <translation>five</translation>
    </message>
    <message>
        <source>六</source>
        <translation>six</translation>
    </message>
    <message>
        <source>七</source>
        <translation>seven</translation>
    </message>
    <message>
        <source>八</source>
        <translation>eight</translation>
    </message>
    <message>
        <source>九</source>
        <translation>nine</translation>
    </message>
    <message>
        <source>十</source>
        <translation>ten</translation>
    </message>
    <message>
        <source>正在接收县里的内容</source>
        <translation>Receiving the county&apos;s content</translation>
    </message>
    <message>
        <source>还没有收到县里的内容</source>
        <translation>Nothing received from the county yet</translation>
    </message>
    <message>
        <source>{day} {time} 更新</source>
        <translation>Updated {day} {time}</translation>
    </message>
    <message>
        <source>今天 {time} 更新</source>
        <translation>Updated today {time}</translation>
    </message>
    <message>
        <source>昨天 {time} 更新</source>
        <translation>Updated yesterday {time}</translation>
    </message>
    <message>
        <source>{days}天没有更新了</source>
        <translation>No update for {days} days</translation>
    </message>
    <message>
        <source>市场行情</source>
        <translation>Prices</translation>
    </message>
    <message>
        <source>换成元/公斤</source>
        <translation>Show ¥/kg</translation>
    </message>
    <message>
        <source>换成元/斤</source>
        <translation>Show ¥/jin</translation>
    </message>
    <message>
        <source>字号</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>天气预警</source>
        <translation>Weather</translation>
    </message>
    <message>
        <source>搜索</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Understood</translation>
    </message>
    <message>
        <source>种养技术</source>
        <translation>Farming</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>务工信息</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>政策法规</source>
        <translation>Policies</translation>
    </message>
    <message>
        <source>首页</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>县里刚刚撤回了这一篇，请不要再照着做</source>
        <translation>The county has just withdrawn this. Please do not follow it any more.</translation>
    </message>
    <message>
        <source>县里刚刚改了这一篇，下面还是原来的</source>
        <translation>The county has just changed this. The text below is still the old one.</translation>
    </message>
    <message>
        <source>已过期</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>还没有生效</source>
        <translation>Not yet in force</translation>
    </message>
    <message>
        <source>演示数据</source>
        <translation>Demo data</translation>
    </message>
    <message>
        <source>来自外部网站，县里没有签名</source>
        <translation>From another website, not signed by the county</translation>
    </message>
    <message>
        <source>{day}已经到期</source>
        <translation>Expired {day}</translation>
    </message>
    <message>
        <source>有效到{day}</source>
        <translation>Valid until {day}</translation>
    </message>
    <message>
        <source>谁可以办</source>
        <translation>For whom</translation>
    </message>
    <message>
        <source>农历{month}月{day}</source>
        <translation>Moon {month_number}, day {day_number}</translation>
    </message>
    <message>
        <source>再过 {days} 天{term}</source>
        <translation>{term} in {days} days</translation>
    </message>
    <message>
        <source>立春</source>
        <translation>Start of Spring</translation>
    </message>
    <message>
        <source>雨水</source>
        <translation>Rain Water</translation>
    </message>
    <message>
        <source>惊蛰</source>
        <translation>Insects Awaken</translation>
    </message>
    <message>
        <source>春分</source>
        <translation>Spring Equinox</translation>
    </message>
    <message>
        <source>清明</source>
        <translation>Pure Brightness</translation>
    </message>
    <message>
        <source>谷雨</source>
        <translation>Grain Rain</translation>
    </message>
    <message>
        <source>立夏</source>
        <translation>Start of Summer</translation>
    </message>
    <message>
        <source>小满</source>
        <translation>Grain Buds</translation>
    </message>
    <message>
        <source>芒种</source>
        <translation>Grain in Ear</translation>
    </message>
    <message>
        <source>夏至</source>
        <translation>Summer Solstice</translation>
    </message>
    <message>
        <source>小暑</source>
        <translation>Minor Heat</translation>
    </message>
    <message>
        <source>大暑</source>
        <translation>Major Heat</translation>
    </message>
    <message>
        <source>立秋</source>
        <translation>Start of Autumn</translation>
    </message>
    <message>
        <source>处暑</source>
        <translation>End of Heat</translation>
    </message>
    <message>
        <source>白露</source>
        <translation>White Dew</translation>
    </message>
    <message>
        <source>秋分</source>
        <translation>Autumn Equinox</translation>
    </message>
    <message>
        <source>寒露</source>
        <translation>Cold Dew</translation>
    </message>
    <message>
        <source>霜降</source>
        <translation>Frost Descent</translation>
    </message>
    <message>
        <source>立冬</source>
        <translation>Start of Winter</translation>
    </message>
    <message>
        <source>小雪</source>
        <translation>Minor Snow</translation>
    </message>
    <message>
        <source>大雪</source>
        <translation>Major Snow</translation>
    </message>
    <message>
        <source>冬至</source>
        <translation>Winter Solstice</translation>
    </message>
    <message>
        <source>小寒</source>
        <translation>Minor Cold</translation>
    </message>
    <message>
        <source>大寒</source>
        <translation>Major Cold</translation>
    </message>
    <message>
        <source>今日{term}</source>
        <translation>{term} today</translation>
    </message>
    <message>
        <source>{term}第 {days} 天</source>
        <translation>{term}, day {days}</translation>
    </message>
    <message>
        <source>{n}天没有报价</source>
        <translation>no quote for {n} days</translation>
    </message>
    <message>
        <source>县里还没有发来内容</source>
        <translation>Nothing from the county yet</translation>
    </message>
    <message>
        <source>粮油</source>
        <translation>Grain and oil</translation>
    </message>
    <message>
        <source>牲畜肉奶</source>
        <translation>Livestock, meat and milk</translation>
    </message>
    <message>
        <source>蔬菜</source>
        <translation>Vegetables</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>当季</source>
        <translation>In season</translation>
    </message>
    <message>
        <source>共 {count} 篇</source>
        <translation>Items: {count}</translation>
    </message>
    <message>
        <source>内容现在读不出来</source>
        <translation>The content cannot be read now</translation>
    </message>
    <message>
        <source>请先回首页看看。机器会自己再试。</source>
        <translation>Please go back to the home screen. The machine will try again by itself.</translation>
    </message>
    <message>
        <source>这一类现在没有内容</source>
        <translation>Nothing of this kind now</translation>
    </message>
    <message>
        <source>按“全部”可以看到这一栏的所有内容。</source>
        <translation>Press &quot;All&quot; to see everything in this section.</translation>
    </message>
    <message>
        <source>这一栏还没有内容</source>
        <translation>This section is empty so far</translation>
    </message>
    <message>
        <source>县里发来以后，这里会自己出现。</source>
        <translation>It will appear here by itself when the county sends it.</translation>
    </message>
    <message>
        <source>机器正在和县里联系，收到第一批内容后会自己显示，不用按什么。</source>
        <translation>The machine is contacting the county. The first content will appear by itself; nothing needs to be pressed.</translation>
    </message>
    <message>
        <source>这台机器还没有设置好</source>
        <translation>This machine has not been set up yet</translation>
    </message>
    <message>
        <source>还不知道到哪里接收县里的内容。请村里的信息员在设置里填上县里的地址。</source>
        <translation>It does not know where to receive the county&apos;s content. The village officer should enter the county&apos;s address in the settings.</translation>
    </message>
    <message>
        <source>机器里的内容比程序新</source>
        <translation>The content is newer than the program</translation>
    </message>
    <message>
        <source>程序需要更新以后才能显示。请告诉村里的信息员。</source>
        <translation>The program must be updated to show it. Please tell the village officer.</translation>
    </message>
    <message>
        <source>机器里存的内容读不出来了</source>
        <translation>The stored content cannot be read any more</translation>
    </message>
    <message>
        <source>机器会自己从县里重新接收，不用按什么。一小时后还是这样，请告诉村里的信息员。</source>
        <translation>The machine will fetch it again from the county by itself. If this lasts more than an hour, please tell the village officer.</translation>
    </message>
    <message>
        <source>{n}天前</source>
        <translation>{n} days ago</translation>
    </message>
    <message>
        <source>周一</source>
        <translation>Mon</translation>
    </message>
    <message>
        <source>周二</source>
        <translation>Tue</translation>
    </message>
    <message>
        <source>周三</source>
        <translation>Wed</translation>
    </message>
    <message>
        <source>周四</source>
        <translation>Thu</translation>
    </message>
    <message>
        <source>周五</source>
        <translation>Fri</translation>
    </message>
    <message>
        <source>周六</source>
        <translation>Sat</translation>
    </message>
    <message>
        <source>周日</source>
        <translation>Sun</translation>
    </message>
    <message>
        <source>还有{n}分钟</source>
        <translation>{n} min left</translation>
    </message>
    <message>
        <source>还有{n}小时</source>
        <translation>{n} h left</translation>
    </message>
    <message>
        <source>还有{n}天</source>
        <translation>{n} days left</translation>
    </message>
    <message>
        <source>元/斤</source>
        <translation>¥/jin</translation>
    </message>
    <message>
        <source>元/公斤</source>
        <translation>¥/kg</translation>
    </message>
    <message>
        <source>元/只</source>
        <translation>¥/animal</translation>
    </message>
    <message>
        <source>元/头</source>
        <translation>¥/head</translation>
    </message>
    <message>
        <source>元/亩</source>
        <translation>¥/mu</translation>
    </message>
    <message>
        <source>元/吨</source>
        <translation>¥/t</translation>
    </message>
    <message>
        <source>最近的市场</source>
        <translation>Nearest market</translation>
    </message>
    <message>
        <source>持平</source>
        <translation>Unchanged</translation>
    </message>
    <message>
        <source>{product} {price} {unit}，{change}，{market}，{age}</source>
        <translation>{product} {price} {unit}, {change}, {market}, {age}</translation>
    </message>
    <message>
        <source>产地{place}</source>
        <translation>From {place}</translation>
    </message>
    <message>
        <source>多{amount}</source>
        <translation>{amount} more</translation>
    </message>
    <message>
        <source>少{amount}</source>
        <translation>{amount} less</translation>
    </message>
    <message>
        <source>一样</source>
        <translation>The same</translation>
    </message>
    <message>
        <source>{place}的天气</source>
        <translation>Weather in {place}</translation>
    </message>
    <message>
        <source>预警</source>
        <translation>warning</translation>
    </message>
    <message>
        <source>蓝色预警</source>
        <translation>blue warning</translation>
    </message>
    <message>
        <source>黄色预警</source>
        <translation>yellow warning</translation>
    </message>
    <message>
        <source>橙色预警</source>
        <translation>orange warning</translation>
    </message>
    <message>
        <source>红色预警</source>
        <translation>red warning</translation>
    </message>
    <message>
        <source>一般</source>
        <translation>Moderate</translation>
    </message>
    <message>
        <source>较重</source>
        <translation>Serious</translation>
    </message>
    <message>
        <source>严重</source>
        <translation>Severe</translation>
    </message>
    <message>
        <source>特别严重</source>
        <translation>Very severe</translation>
    </message>
    <message>
        <source>{office} {day} {time} 发布</source>
        <translation>{office}, {day} {time}</translation>
    </message>
    <message>
        <source>{event}{signal}</source>
        <translation>{event}: {signal}</translation>
    </message>
    <message>
        <source>{day}夜里</source>
        <translation>{day} night</translation>
    </message>
    <message>
        <source>{day}白天</source>
        <translation>{day}</translation>
    </message>
    <message>
        <source>最低</source>
        <translation>low</translation>
    </message>
    <message>
        <source>最高</source>
        <translation>high</translation>
    </message>
    <message>
        <source>{first}转{then}</source>
        <translation>{first}, then {then}</translation>
    </message>
    <message>
        <source>{time} 测得</source>
        <translation>Measured {time}</translation>
    </message>
    <message>
        <source>湿度{n}%</source>
        <translation>humidity {n}%</translation>
    </message>
    <message>
        <source>{source} {day} {time} 发布</source>
        <translation>{source}, {day} {time}</translation>
    </message>
    <message>
        <source>病虫疫病</source>
        <translation>Pests</translation>
    </message>
    <message>
        <source>远程课堂</source>
        <translation>Courses</translation>
    </message>
    <message>
        <source>办事指南</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>村务通知</source>
        <translation>Village</translation>
    </message>
    <message>
        <source>谁能领</source>
        <translation>For whom</translation>
    </message>
    <message>
        <source>领多少</source>
        <translation>How much</translation>
    </message>
    <message>
        <source>怎么办</source>
        <translation>How</translation>
    </message>
    <message>
        <source>找谁</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>工钱</source>
        <translation>Pay</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>招工单位</source>
        <translation>Employer</translation>
    </message>
    <message>
        <source>要几个人</source>
        <translation>Openings</translation>
    </message>
    <message>
        <source>吃住</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>干多久</source>
        <translation>How long</translation>
    </message>
    <message>
        <source>带什么</source>
        <translation>To bring</translation>
    </message>
    <message>
        <source>办理时间</source>
        <translation>Hours</translation>
    </message>
    <message>
        <source>收费</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>几天办好</source>
        <translation>Takes</translation>
    </message>
    <message>
        <source>讲课人</source>
        <translation>Lecturer</translation>
    </message>
    <message>
        <source>星期一</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>星期二</source>
        <translation>Tuesday</translation>
    </message>
    <message>
        <source>星期三</source>
        <translation>Wednesday</translation>
    </message>
    <message>
        <source>星期四</source>
        <translation>Thursday</translation>
    </message>
    <message>
        <source>星期五</source>
        <translation>Friday</translation>
    </message>
    <message>
        <source>星期六</source>
        <translation>Saturday</translation>
    </message>
    <message>
        <source>星期日</source>
        <translation>Sunday</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>▲ 涨 {amount}</source>
        <translation>▲ up {amount}</translation>
    </message>
    <message>
        <source>▼ 跌 {amount}</source>
        <translation>▼ down {amount}</translation>
    </message>
    <message>
        <source>机器里存的内容读不出来了，正在重新接收。现在看的是{day}的</source>
        <translation>The stored content cannot be read and is being fetched again. What you see was issued {day}</translation>
    </message>
    <message>
        <source>设置文件有错，请告诉村里的信息员</source>
        <translation>There is a mistake in the settings; please tell the village officer</translation>
    </message>
    <message>
        <source>磁盘满了，新内容可能收不下</source>
        <translation>The disk is full; new content may not fit</translation>
    </message>
    <message>
        <source>磁盘写不进去，收不下新内容</source>
        <translation>The disk cannot be written to; new content cannot be kept</translation>
    </message>
    <message>
        <source>磁盘出了毛病，请早点换</source>
        <translation>The disk is failing; replace it soon</translation>
    </message>
    <message>
        <source>机器里存的内容坏过，正在重新接收</source>
        <translation>The stored content was damaged and is being fetched again</translation>
    </message>
    <message>
        <source>{fault}。{fresh}</source>
        <translation>{fault}. {fresh}</translation>
    </message>
    <message>
        <source>没有收，原因代码 {code}</source>
        <translation>Not accepted (code {code})</translation>
    </message>
    <message>
        <source>送来的内容比机器里的旧，没有收</source>
        <translation>What arrived is older than what is here; not accepted</translation>
    </message>
    <message>
        <source>签名不对，不像是县里发的，没有收</source>
        <translation>The signature is wrong, so it may not be the county&apos;s; not accepted</translation>
    </message>
    <message>
        <source>县里换了钥匙，可旧钥匙没有给新钥匙作保，没有收</source>
        <translation>The county changed its keys, but the old ones do not vouch for the new; not accepted</translation>
    </message>
    <message>
        <source>是另一套钥匙签的，不是本机认的那个县，没有收</source>
        <translation>Signed with other keys than those of the county this machine knows; not accepted</translation>
    </message>
    <message>
        <source>县里的根钥匙过期了，要请县里换新的</source>
        <translation>The county&apos;s root key has expired; ask the county for a new one</translation>
    </message>
    <message>
        <source>送来的早过了期，机器里已经有了</source>
        <translation>What arrived expired long ago and is here already</translation>
    </message>
    <message>
        <source>送来的内容新旧混在一起，没有收</source>
        <translation>Old and new content is mixed up; not accepted</translation>
    </message>
    <message>
        <source>是别的县的内容，没有收</source>
        <translation>It belongs to another county; not accepted</translation>
    </message>
    <message>
        <source>送来的文件大得不合规矩，没有收</source>
        <translation>A file is larger than allowed; not accepted</translation>
    </message>
    <message>
        <source>文件和签名对不上，多半是传坏了，没有收</source>
        <translation>A file does not match its signature, probably damaged on the way; not accepted</translation>
    </message>
    <message>
        <source>少了签名里列着的文件，没有收</source>
        <translation>A file listed in the signature is missing; not accepted</translation>
    </message>
    <message>
        <source>文件读不懂，没有收</source>
        <translation>A file cannot be read; not accepted</translation>
    </message>
    <message>
        <source>没有回音</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>这台机器自己存不进去</source>
        <translation>This machine could not store it</translation>
    </message>
    <message>
        <source>U盘里没有本县的内容</source>
        <translation>The USB stick holds nothing from this county</translation>
    </message>
    <message>
        <source>没弄完U盘就拔掉了，再插一次就行</source>
        <translation>The USB stick was pulled out too soon; just plug it in again</translation>
    </message>
    <message>
        <source>U盘满了，写不进去</source>
        <translation>The USB stick is full</translation>
    </message>
    <message>
        <source>U盘不让写</source>
        <translation>The USB stick is write-protected</translation>
    </message>
    <message>
        <source>U盘读写出错，怕是坏了</source>
        <translation>The USB stick gives errors and may be broken</translation>
    </message>
    <message>
        <source>有{n}处要留意</source>
        <translation>Needs attention: {n}</translation>
    </message>
    <message>
        <source>一切正常</source>
        <translation>All is well</translation>
    </message>
    <message>
        <source>没走通的路</source>
        <translation>Did not get through</translation>
    </message>
    <message>
        <source>时钟</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>准</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>不准，日子按县里签发的算</source>
        <translation>Wrong; days are counted from the county&apos;s last release</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>正常</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>文件有错，先按上次的用</source>
        <translation>The file has a mistake; the last good one is in use</translation>
    </message>
    <message>
        <source>还没有认下哪个县</source>
        <translation>No county known yet</translation>
    </message>
    <message>
        <source>程序</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>不知道</source>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>最近联系</source>
        <translation>Last contact</translation>
    </message>
    <message>
        <source>还没有联系上县里</source>
        <translation>The county was never reached</translation>
    </message>
    <message>
        <source>现在的内容</source>
        <translation>Current content</translation>
    </message>
    <message>
        <source>还没有收到</source>
        <translation>Nothing received yet</translation>
    </message>
    <message>
        <source>第{release}期，{moment} 发布</source>
        <translation>Release {release}, issued {moment}</translation>
    </message>
    <message>
        <source>还有{n}个没有收到</source>
        <translation>{n} still to come</translation>
    </message>
    <message>
        <source>都收齐了</source>
        <translation>All received</translation>
    </message>
    <message>
        <source>有{n}个没有收，磁盘地方不够</source>
        <translation>{n} left out: no room on the disk</translation>
    </message>
    <message>
        <source>正在收：{done} / {total} MB</source>
        <translation>Receiving: {done} / {total} MB</translation>
    </message>
    <message>
        <source>图片和影片</source>
        <translation>Attachments</translation>
    </message>
    <message>
        <source>报给县里的记录</source>
        <translation>Reports to the county</translation>
    </message>
    <message>
        <source>县里最近一次收下：{moment}</source>
        <translation>Last received by the county: {moment}</translation>
    </message>
    <message>
        <source>都送到了</source>
        <translation>All delivered</translation>
    </message>
    <message>
        <source>没有要送的</source>
        <translation>Nothing to send</translation>
    </message>
    <message>
        <source>U盘</source>
        <translation>USB stick</translation>
    </message>
    <message>
        <source>还没有用过</source>
        <translation>Not used yet</translation>
    </message>
    <message>
        <source>{moment} 没有弄好</source>
        <translation>Failed {moment}</translation>
    </message>
    <message>
        <source>{moment} 起正在读写</source>
        <translation>In use since {moment}</translation>
    </message>
    <message>
        <source>{moment} 读过</source>
        <translation>Read {moment}</translation>
    </message>
    <message>
        <source>还有 {gb} GB</source>
        <translation>{gb} GB free</translation>
    </message>
    <message>
        <source>磁盘</source>
        <translation>Disk</translation>
    </message>
    <message>
        <source>存的内容</source>
        <translation>Stored content</translation>
    </message>
    <message>
        <source>比程序新，要更新程序</source>
        <translation>Newer than the program, which must be updated</translation>
    </message>
    <message>
        <source>坏了，正在重新接收</source>
        <translation>Damaged; being fetched again</translation>
    </message>
    <message>
        <source>{moment} 坏过，已经自己修好</source>
        <translation>Damaged {moment}; has repaired itself</translation>
    </message>
    <message>
        <source>文件检查</source>
        <translation>File check</translation>
    </message>
    <message>
        <source>正在查第一遍</source>
        <translation>First check under way</translation>
    </message>
    <message>
        <source>{day}查完一遍</source>
        <translation>Last check ended {day}</translation>
    </message>
    <message>
        <source>没有坏的</source>
        <translation>None damaged</translation>
    </message>
    <message>
        <source>{n}个坏了，已经重新要</source>
        <translation>{n} damaged, requested again</translation>
    </message>
    <message>
        <source>U盘：正在读，先别拔</source>
        <translation>USB stick: being read, do not pull it out yet</translation>
    </message>
    <message>
        <source>U盘：正在写，先别拔</source>
        <translation>USB stick: being written to, do not pull it out yet</translation>
    </message>
    <message>
        <source>U盘可以拔了，没有弄好：{why}</source>
        <translation>You can pull the USB stick out. It did not work: {why}</translation>
    </message>
    <message>
        <source>U盘读完了，可以拔了。{outcome}</source>
        <translation>The USB stick is done, you can pull it out. {outcome}</translation>
    </message>
    <message>
        <source>更新到{day}的内容</source>
        <translation>Updated to the content of {day}</translation>
    </message>
    <message>
        <source>更新到第{release}期</source>
        <translation>Updated to release {release}</translation>
    </message>
    <message>
        <source>没有比机器里更新的内容</source>
        <translation>Nothing newer than what is here</translation>
    </message>
    <message>
        <source>带走{n}条记录</source>
        <translation>reports taken along: {n}</translation>
    </message>
    <message>
        <source>{brought}，{took}</source>
        <translation>{brought}; {took}</translation>
    </message>
    <message>
        <source>县里给的有效期已经过了，要当旧的看</source>
        <translation>Past the date the county set; treat it as old</translation>
    </message>
    <message>
        <source>答话的不是县里，像是上网的登录页，要先登录或者交费</source>
        <translation>Something else answered, perhaps a log-in page: log in or pay first</translation>
    </message>
    <message>
        <source>{file} 第{line}行第{column}个字那里写得不对</source>
        <translation>{file}: line {line}, character {column} is wrong</translation>
    </message>
    <message>
        <source>登记码</source>
        <translation>Registration code</translation>
    </message>
    <message>
        <source>还没有</source>
        <translation>None yet</translation>
    </message>
    <message>
        <source>报给县里，县里按它认这台机器</source>
        <translation>The county knows this machine by it</translation>
    </message>
    <message>
        <source>后面还有，请在屏幕上看，或者扫码看全文</source>
        <translation>Continued on the screen; or scan the code for the full text</translation>
    </message>
    <message>
        <source>后面还有，请在屏幕上看</source>
        <translation>Continued on the screen</translation>
    </message>
    <message>
        <source>手机扫一扫，看全文</source>
        <translation>Scan with a phone for the full text</translation>
    </message>
    <message>
        <source>带走</source>
        <translation>Take home</translation>
    </message>
    <message>
        <source>下一张</source>
        <translation>Next code</translation>
    </message>
    <message>
        <source>正在印，请等一下</source>
        <translation>Printing, one moment please</translation>
    </message>
    <message>
        <source>印好了，请拿走</source>
        <translation>Printed. Please take it</translation>
    </message>
    <message>
        <source>没有找到打印机，请告诉信息员</source>
        <translation>No printer found. Please tell the village officer</translation>
    </message>
    <message>
        <source>打印机没有纸了，请告诉信息员</source>
        <translation>The printer is out of paper. Please tell the village officer</translation>
    </message>
    <message>
        <source>打印机没有墨了，请告诉信息员</source>
        <translation>The printer is out of ink. Please tell the village officer</translation>
    </message>
    <message>
        <source>打印机的盖子没有关好</source>
        <translation>The printer&apos;s cover is open</translation>
    </message>
    <message>
        <source>打印机卡纸了，请告诉信息员</source>
        <translation>The printer has a paper jam. Please tell the village officer</translation>
    </message>
    <message>
        <source>打印机没有回音，可能没有开。请告诉信息员</source>
        <translation>The printer does not answer; it may be off. Please tell the village officer</translation>
    </message>
    <message>
        <source>最低到最高</source>
        <translation>Lowest to highest</translation>
    </message>
    <message>
        <source>90天最高</source>
        <translation>Highest in 90 days</translation>
    </message>
    <message>
        <source>90天最低</source>
        <translation>Lowest in 90 days</translation>
    </message>
    <message>
        <source>别处的价（高的在前）</source>
        <translation>Other markets (highest first)</translation>
    </message>
    <message>
        <source>{from_}发布，到{until}为止</source>
        <translation>issued {from_}, valid until {until}</translation>
    </message>
    <message>
        <source>{village}村口信息屏 · {moment}印</source>
        <translation>Village screen, {village} · printed {moment}</translation>
    </message>
    <message>
        <source>平常色</source>
        <translation>Standard colours</translation>
    </message>
    <message>
        <source>看得清</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>去年</source>
        <translation>Last year</translation>
    </message>
    <message>
        <source>{day}的预报</source>
        <translation>Forecast from {day}</translation>
    </message>
    <message>
        <source>领多少：{amount}</source>
        <translation>How much: {amount}</translation>
    </message>
    <message>
        <source>夜里不上冻</source>
        <translation>No frost at night</translation>
    </message>
    <message>
        <source>今夜 {weather}，最低{low}℃</source>
        <translation>Tonight: {weather}, {low}℃</translation>
    </message>
    <message>
        <source>{year}年{month}月</source>
        <translation>{month_name} {year}</translation>
    </message>
    <message>
        <source>日历</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>下个月</source>
        <translation>Next month</translation>
    </message>
    <message>
        <source>再过 {days} 天</source>
        <translation>in {days} days</translation>
    </message>
    <message>
        <source>{month}月</source>
        <translation>Moon {month_number}</translation>
    </message>
    <message>
        <source>{day}</source>
        <translation>{day_number}</translation>
    </message>
    <message>
        <source>春节</source>
        <translation>Spring Festival</translation>
    </message>
    <message>
        <source>元宵</source>
        <translation>Lantern Festival</translation>
    </message>
    <message>
        <source>龙抬头</source>
        <translation>Dragon Head</translation>
    </message>
    <message>
        <source>端午</source>
        <translation>Dragon Boat</translation>
    </message>
    <message>
        <source>七夕</source>
        <translation>Double Seventh</translation>
    </message>
    <message>
        <source>中元</source>
        <translation>Ghost Festival</translation>
    </message>
    <message>
        <source>中秋</source>
        <translation>Mid-Autumn</translation>
    </message>
    <message>
        <source>重阳</source>
        <translation>Double Ninth</translation>
    </message>
    <message>
        <source>腊八</source>
        <translation>Laba</translation>
    </message>
    <message>
        <source>小年</source>
        <translation>Little Year</translation>
    </message>
    <message>
        <source>除夕</source>
        <translation>New Year&apos;s Eve</translation>
    </message>
    <message>
        <source>丰收节</source>
        <translation>Harvest Festival</translation>
    </message>
    <message>
        <source>元旦</source>
        <translation>New Year</translation>
    </message>
    <message>
        <source>妇女节</source>
        <translation>Women&apos;s Day</translation>
    </message>
    <message>
        <source>植树节</source>
        <translation>Arbor Day</translation>
    </message>
    <message>
        <source>劳动节</source>
        <translation>Labour Day</translation>
    </message>
    <message>
        <source>青年节</source>
        <translation>Youth Day</translation>
    </message>
    <message>
        <source>儿童节</source>
        <translation>Children&apos;s Day</translation>
    </message>
    <message>
        <source>建党节</source>
        <translation>Party Day</translation>
    </message>
    <message>
        <source>建军节</source>
        <translation>Army Day</translation>
    </message>
    <message>
        <source>教师节</source>
        <translation>Teachers&apos; Day</translation>
    </message>
    <message>
        <source>国庆</source>
        <translation>National Day</translation>
    </message>
    <message>
        <source>{count}第 {days} 天</source>
        <translation>Day {days} of {count}</translation>
    </message>
    <message>
        <source>一九</source>
        <translation>the first nine</translation>
    </message>
    <message>
        <source>二九</source>
        <translation>the second nine</translation>
    </message>
    <message>
        <source>三九</source>
        <translation>the third nine</translation>
    </message>
    <message>
        <source>四九</source>
        <translation>the fourth nine</translation>
    </message>
    <message>
        <source>五九</source>
        <translation>the fifth nine</translation>
    </message>
    <message>
        <source>六九</source>
        <translation>the sixth nine</translation>
    </message>
    <message>
        <source>七九</source>
        <translation>the seventh nine</translation>
    </message>
    <message>
        <source>八九</source>
        <translation>the eighth nine</translation>
    </message>
    <message>
        <source>九九</source>
        <translation>the ninth nine</translation>
    </message>
    <message>
        <source>初伏</source>
        <translation>the first dog days</translation>
    </message>
    <message>
        <source>中伏</source>
        <translation>the middle dog days</translation>
    </message>
    <message>
        <source>末伏</source>
        <translation>the last dog days</translation>
    </message>
    <message>
        <source>这台机器没有接喇叭，听不到声音。</source>
        <translation>This machine has no loudspeaker, so nothing can be heard.</translation>
    </message>
    <message>
        <source>上次放到{time}</source>
        <translation>Stopped at {time}</translation>
    </message>
    <message>
        <source>点一下就放</source>
        <translation>Touch to play</translation>
    </message>
    <message>
        <source>还没有收到（{all}），机器会自己接收</source>
        <translation>Not received yet ({all}); it will come by itself</translation>
    </message>
    <message>
        <source>正在接收，还差{rest}（共{all}）</source>
        <translation>On its way: {rest} of {all} still to come</translation>
    </message>
    <message>
        <source>{n}兆</source>
        <translation>{n} MB</translation>
    </message>
    <message>
        <source>{s}秒</source>
        <translation>{s} s</translation>
    </message>
    <message>
        <source>{m}分钟</source>
        <translation>{m} min</translation>
    </message>
    <message>
        <source>{m}分{s}秒</source>
        <translation>{m} min {s} s</translation>
    </message>
    <message>
        <source>还有{time}</source>
        <translation>{time} left</translation>
    </message>
    <message>
        <source>快放完了</source>
        <translation>Nearly over</translation>
    </message>
    <message>
        <source>文件坏了，打不开。文字照样能看。请告诉村里的信息员。</source>
        <translation>The file is damaged and cannot be opened. The text can still be read. Please tell the village officer.</translation>
    </message>
    <message>
        <source>这种格式这台机器放不了。文字照样能看。请告诉村里的信息员。</source>
        <translation>This machine cannot play this format. The text can still be read. Please tell the village officer.</translation>
    </message>
    <message>
        <source>放到这里不动了，文件可能坏了。可以从头再放一遍，或者先看文字。</source>
        <translation>It stopped here; the file may be damaged. Play it again from the beginning, or read the text.</translation>
    </message>
    <message>
        <source>后面的部分坏了，只能放到这里。文字照样能看。请告诉村里的信息员。</source>
        <translation>The rest is damaged, so it plays only up to here. The text can still be read. Please tell the village officer.</translation>
    </message>
    <message>
        <source>文件不在了，机器会重新接收。文字照样能看。</source>
        <translation>The file is gone; the machine will fetch it again. The text can still be read.</translation>
    </message>
    <message>
        <source>这台机器放它时出过两回毛病，先不放了。文字照样能看。请告诉村里的信息员。</source>
        <translation>Playing it failed twice on this machine, so it is not played for now. The text can still be read. Please tell the village officer.</translation>
    </message>
    <message>
        <source>已经放满了，先撤掉几条旧的</source>
        <translation>It is full. Withdraw some old ones first</translation>
    </message>
    <message>
        <source>磁盘写不进去，没有弄成</source>
        <translation>The disk cannot be written to. Nothing was changed</translation>
    </message>
    <message>
        <source>信息员</source>
        <translation>Village officer</translation>
    </message>
    <message>
        <source>写通知</source>
        <translation>Write a notice</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>到哪天为止</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>看看样子</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>发出去</source>
        <translation>Publish</translation>
    </message>
    <message>
        <source>登记供求</source>
        <translation>Enter an offer</translation>
    </message>
    <message>
        <source>什么东西</source>
        <translation>What</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>已经写的</source>
        <translation>Already written</translation>
    </message>
    <message>
        <source>来往记录</source>
        <translation>Exchange log</translation>
    </message>
    <message>
        <source>检查屏幕</source>
        <translation>Test the screen</translation>
    </message>
    <message>
        <source>本村</source>
        <translation>This village</translation>
    </message>
    <message>
        <source>置顶，排最前</source>
        <translation>Pinned to the top</translation>
    </message>
    <message>
        <source>不置顶</source>
        <translation>Not pinned</translation>
    </message>
    <message>
        <source>先写标题</source>
        <translation>Write a title first</translation>
    </message>
    <message>
        <source>写几句话，或者放一张照片</source>
        <translation>Write a few words, or add a picture</translation>
    </message>
    <message>
        <source>到期的日子要在今天以后</source>
        <translation>The last day must be after today</translation>
    </message>
    <message>
        <source>选一样东西，或者写出来</source>
        <translation>Choose something, or write it</translation>
    </message>
    <message>
        <source>写一个能打通的电话</source>
        <translation>Give a phone number that is answered</translation>
    </message>
    <message>
        <source>先问过本人，同意了才能写出来</source>
        <translation>Ask the villager first: it is shown only with consent</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>放了一张</source>
        <translation>One added</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>None</translation>
    </message>
    <message>
        <source>从哪天起</source>
        <translation>From</translation>
    </message>
    <message>
        <source>置顶</source>
        <translation>Pinned</translation>
    </message>
    <message>
        <source>排最前</source>
        <translation>At the top</translation>
    </message>
    <message>
        <source>想做什么</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>多少</source>
        <translation>How much</translation>
    </message>
    <message>
        <source>价钱</source>
        <translation>Price</translation>
    </message>
    <message>
        <source>怎么称呼</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>本人同意</source>
        <translation>Consent</translation>
    </message>
    <message>
        <source>同意了</source>
        <translation>Given</translation>
    </message>
    <message>
        <source>本人同意写出来</source>
        <translation>The villager agrees</translation>
    </message>
    <message>
        <source>还没有问过</source>
        <translation>Not asked yet</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>一周后</source>
        <translation>In a week</translation>
    </message>
    <message>
        <source>三天</source>
        <translation>3 days</translation>
    </message>
    <message>
        <source>一周</source>
        <translation>1 week</translation>
    </message>
    <message>
        <source>两周</source>
        <translation>2 weeks</translation>
    </message>
    <message>
        <source>一个月</source>
        <translation>1 month</translation>
    </message>
    <message>
        <source>错的次数多了，请等{time}再试</source>
        <translation>Too many wrong tries. Please wait {time}</translation>
    </message>
    <message>
        <source>设置码不对，请和县里再核对一遍</source>
        <translation>That setting code is wrong. Please check it with the county</translation>
    </message>
    <message>
        <source>密码不对，还可以试{n}次</source>
        <translation>Wrong PIN. Tries left: {n}</translation>
    </message>
    <message>
        <source>{n}秒</source>
        <translation>{n} s</translation>
    </message>
    <message>
        <source>{n}分钟</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>没写完，还没有发出去</source>
        <translation>Unfinished, not published</translation>
    </message>
    <message>
        <source>还没有要送的东西</source>
        <translation>Nothing to send yet</translation>
    </message>
    <message>
        <source>都送到县里了</source>
        <translation>The county has received everything</translation>
    </message>
    <message>
        <source>还有{n}条在等着送，联上网或者插U盘就会送</source>
        <translation>{n} waiting: sent when online, or by USB stick</translation>
    </message>
    <message>
        <source>还没有插过U盘。插上以后自己会带，不用按什么。</source>
        <translation>No USB stick has been plugged in yet. It works by itself: nothing needs to be pressed.</translation>
    </message>
    <message>
        <source>没有弄好：{why}</source>
        <translation>It did not work: {why}</translation>
    </message>
    <message>
        <source>正在读写，先别拔</source>
        <translation>Reading and writing: do not pull it out</translation>
    </message>
    <message>
        <source>到期了，村里看不到了</source>
        <translation>Over: villagers no longer see it</translation>
    </message>
    <message>
        <source>从{day}起给大家看</source>
        <translation>Shown from {day}</translation>
    </message>
    <message>
        <source>大家正在看，到{day}为止</source>
        <translation>Shown now, until {day}</translation>
    </message>
    <message>
        <source>村里的通知</source>
        <translation>Village notice</translation>
    </message>
    <message>
        <source>供求</source>
        <translation>Offer</translation>
    </message>
    <message>
        <source>预警签收</source>
        <translation>Warning receipt</translation>
    </message>
    <message>
        <source>看了哪些页</source>
        <translation>Pages read</translation>
    </message>
    <message>
        <source>没收下的内容</source>
        <translation>Refused content</translation>
    </message>
    <message>
        <source>来信</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>县里收到了</source>
        <translation>Received by the county</translation>
    </message>
    <message>
        <source>县里{time}收到了</source>
        <translation>Received by the county {time}</translation>
    </message>
    <message>
        <source>等着送</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>县里另放着，请打电话问</source>
        <translation>Set aside by the county: please telephone</translation>
    </message>
    <message>
        <source>在磁盘上坏了，没法送</source>
        <translation>Damaged on the disk: cannot be sent</translation>
    </message>
    <message>
        <source>卖</source>
        <translation>Sell</translation>
    </message>
    <message>
        <source>买</source>
        <translation>Buy</translation>
    </message>
    <message>
        <source>换</source>
        <translation>Swap</translation>
    </message>
    <message>
        <source>雇人</source>
        <translation>Hire</translation>
    </message>
    <message>
        <source>找活</source>
        <translation>Look for work</translation>
    </message>
    <message>
        <source>拼音</source>
        <translation>Letters</translation>
    </message>
    <message>
        <source>重新写</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>看图</source>
        <translation>Pictures</translation>
    </message>
    <message>
        <source>是哪个字？</source>
        <translation>Which character?</translation>
    </message>
    <message>
        <source>认不出来，再写一次</source>
        <translation>Not recognised. Please write it again</translation>
    </message>
    <message>
        <source>接着点也行</source>
        <translation>Or continue with</translation>
    </message>
    <message>
        <source>常写的字</source>
        <translation>Often written</translation>
    </message>
    <message>
        <source>停一停</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>放大</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>手写</source>
        <translation>By hand</translation>
    </message>
    <message>
        <source>本村供求</source>
        <translation>Village offers</translation>
    </message>
    <message>
        <source>第 {n} 句，共 {all} 句</source>
        <translation>Sentence {n} of {all}</translation>
    </message>
    <message>
        <source>现在{degrees}</source>
        <translation>Now {degrees}</translation>
    </message>
    <message>
        <source>{moved}元</source>
        <translation>{moved} yuan</translation>
    </message>
    <message>
        <source>最低到最高：{range} {unit}</source>
        <translation>Lowest to highest: {range} {unit}</translation>
    </message>
    <message>
        <source>比{since}元{moved}</source>
        <translation>{moved} against {since} yuan</translation>
    </message>
    <message>
        <source>旧预报</source>
        <translation>Old forecast</translation>
    </message>
    <message>
        <source>这个文件读不出来</source>
        <translation>This file cannot be read</translation>
    </message>
    <message>
        <source>磁盘写不进去，现在打不开</source>
        <translation>The disk cannot be written to; this cannot be opened now</translation>
    </message>
    <message>
        <source>密码要六位以上的数字，别用111111、123456这样的</source>
        <translation>At least six digits, and not something like 111111 or 123456</translation>
    </message>
    <message>
        <source>两次不一样，请重新定一个</source>
        <translation>The two differ. Please choose again</translation>
    </message>
    <message>
        <source>没有设成，请再试一次</source>
        <translation>It was not set. Please try again</translation>
    </message>
    <message>
        <source>重新启动</source>
        <translation>Restart</translation>
    </message>
    <message>
        <source>不要了</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>从U盘挑一张</source>
        <translation>Choose from a stick</translation>
    </message>
    <message>
        <source>下一个颜色</source>
        <translation>Next colour</translation>
    </message>
    <message>
        <source>元/天</source>
        <translation>¥/day</translation>
    </message>
    <message>
        <source>面议</source>
        <translation>Negotiable</translation>
    </message>
    <message>
        <source>地图</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>示意图：位置是大概的，不是测绘地图。</source>
        <translation>Sketch map: positions are approximate, not surveyed.</translation>
    </message>
    <message>
        <source>示意图，不是测绘地图</source>
        <translation>Sketch map, not surveyed</translation>
    </message>
    <message>
        <source>{moment}，这里没有预警。</source>
        <translation>{moment}: no warnings here.</translation>
    </message>
    <message>
        <source>集市上的价</source>
        <translation>Prices at the markets</translation>
    </message>
    <message>
        <source>这里的通知</source>
        <translation>Notices here</translation>
    </message>
    <message>
        <source>本县地图：{place}</source>
        <translation>County map: {place}</translation>
    </message>
    <message>
        <source>晴</source>
        <translation>clear</translation>
    </message>
    <message>
        <source>多云</source>
        <translation>cloudy</translation>
    </message>
    <message>
        <source>阴</source>
        <translation>overcast</translation>
    </message>
    <message>
        <source>阵雨</source>
        <translation>showers</translation>
    </message>
    <message>
        <source>雷阵雨</source>
        <translation>thunderstorm</translation>
    </message>
    <message>
        <source>雷阵雨伴有冰雹</source>
        <translation>thunderstorm with hail</translation>
    </message>
    <message>
        <source>雨夹雪</source>
        <translation>sleet</translation>
    </message>
    <message>
        <source>小雨</source>
        <translation>light rain</translation>
    </message>
    <message>
        <source>中雨</source>
        <translation>moderate rain</translation>
    </message>
    <message>
        <source>大雨</source>
        <translation>heavy rain</translation>
    </message>
    <message>
        <source>暴雨</source>
        <translation>rainstorm</translation>
    </message>
    <message>
        <source>阵雪</source>
        <translation>snow showers</translation>
    </message>
    <message>
        <source>下小雪</source>
        <translation>light snow</translation>
    </message>
    <message>
        <source>中雪</source>
        <translation>moderate snow</translation>
    </message>
    <message>
        <source>下大雪</source>
        <translation>heavy snow</translation>
    </message>
    <message>
        <source>暴雪</source>
        <translation>snowstorm</translation>
    </message>
    <message>
        <source>雾</source>
        <translation>fog</translation>
    </message>
    <message>
        <source>冻雨</source>
        <translation>freezing rain</translation>
    </message>
    <message>
        <source>沙尘暴</source>
        <translation>sandstorm</translation>
    </message>
    <message>
        <source>浮尘</source>
        <translation>floating dust</translation>
    </message>
    <message>
        <source>扬沙</source>
        <translation>blowing sand</translation>
    </message>
    <message>
        <source>霾</source>
        <translation>haze</translation>
    </message>
    <message>
        <source>北风</source>
        <translation>north wind</translation>
    </message>
    <message>
        <source>东北风</source>
        <translation>NE wind</translation>
    </message>
    <message>
        <source>东风</source>
        <translation>east wind</translation>
    </message>
    <message>
        <source>东南风</source>
        <translation>SE wind</translation>
    </message>
    <message>
        <source>南风</source>
        <translation>south wind</translation>
    </message>
    <message>
        <source>西南风</source>
        <translation>SW wind</translation>
    </message>
    <message>
        <source>西风</source>
        <translation>west wind</translation>
    </message>
    <message>
        <source>西北风</source>
        <translation>NW wind</translation>
    </message>
    <message>
        <source>旋转风</source>
        <translation>rotating wind</translation>
    </message>
    <message>
        <source>微风</source>
        <translation>light breeze</translation>
    </message>
    <message>
        <source>无持续风向</source>
        <translation>variable wind</translation>
    </message>
    <message>
        <source>{n}级</source>
        <translation>force {n}</translation>
    </message>
    <message>
        <source>台风</source>
        <translation>Typhoon</translation>
    </message>
    <message>
        <source>寒潮</source>
        <translation>Cold wave</translation>
    </message>
    <message>
        <source>大风</source>
        <translation>Gale</translation>
    </message>
    <message>
        <source>高温</source>
        <translation>Heat</translation>
    </message>
    <message>
        <source>干旱</source>
        <translation>Drought</translation>
    </message>
    <message>
        <source>雷电</source>
        <translation>Lightning</translation>
    </message>
    <message>
        <source>冰雹</source>
        <translation>Hail</translation>
    </message>
    <message>
        <source>霜冻</source>
        <translation>Frost</translation>
    </message>
    <message>
        <source>大雾</source>
        <translation>Dense fog</translation>
    </message>
    <message>
        <source>道路结冰</source>
        <translation>Icy roads</translation>
    </message>
    <message>
        <source>森林火灾</source>
        <translation>Forest fire</translation>
    </message>
    <message>
        <source>雷雨大风</source>
        <translation>Thunderstorm gale</translation>
    </message>
    <message>
        <source>今天夜里</source>
        <translation>tonight</translation>
    </message>
    <message>
        <source>今天白天</source>
        <translation>today</translation>
    </message>
    <message>
        <source>被乡里采用</source>
        <translation>Adopted by the township</translation>
    </message>
    <message>
        <source>没有采用：{why}</source>
        <translation>Not adopted: {why}</translation>
    </message>
    <message>
        <source>没有采用</source>
        <translation>Not adopted</translation>
    </message>
    <message>
        <source>上班时间</source>
        <translation>Working hours</translation>
    </message>
    <message>
        <source>上课时间</source>
        <translation>Lesson times</translation>
    </message>
    <message>
        <source>什么时候</source>
        <translation>When</translation>
    </message>
    <message>
        <source>发出去就是这个样子，现在别人还看不到</source>
        <translation>This is how it will look; nobody else sees it yet</translation>
    </message>
    <message>
        <source>今天有人看到了{time}</source>
        <translation>Today somebody watched up to {time}</translation>
    </message>
    <message>
        <source>一月</source>
        <translation>January</translation>
    </message>
    <message>
        <source>二月</source>
        <translation>February</translation>
    </message>
    <message>
        <source>三月</source>
        <translation>March</translation>
    </message>
    <message>
        <source>四月</source>
        <translation>April</translation>
    </message>
    <message>
        <source>五月</source>
        <translation>May</translation>
    </message>
    <message>
        <source>六月</source>
        <translation>June</translation>
    </message>
    <message>
        <source>七月</source>
        <translation>July</translation>
    </message>
    <message>
        <source>八月</source>
        <translation>August</translation>
    </message>
    <message>
        <source>九月</source>
        <translation>September</translation>
    </message>
    <message>
        <source>十月</source>
        <translation>October</translation>
    </message>
    <message>
        <source>十一月</source>
        <translation>November</translation>
    </message>
    <message>
        <source>十二月</source>
        <translation>December</translation>
    </message>
    <message>
        <source>{day}绘制。</source>
        <translation>Drawn on {day}.</translation>
    </message>
    <message>
        <source>{first} {then}</source>
        <translation>{first}, {then}</translation>
    </message>
    <message>
        <source>{low}到{high}℃</source>
        <translation>{low}&#xa0;to&#xa0;{high}℃</translation>
    </message>
    <message>
        <source>{night}最低{low}，会上冻</source>
        <translation>{night} down to {low}: frost</translation>
    </message>
    <message>
        <source>昨天夜里</source>
        <translation>last night</translation>
    </message>
    <message>
        <source>{day}夜里{low}上冻</source>
        <translation>Frost {day}: {low}</translation>
    </message>
    <message>
        <source>最近的行情</source>
        <translation>Latest prices</translation>
    </message>
    <message>
        <source>演示，不是真的</source>
        <translation>Demo, not real</translation>
    </message>
    <message>
        <source>{day}放上来</source>
        <translation>Posted {day}</translation>
    </message>
    <message>
        <source>乡里转</source>
        <translation>Township&apos;s station</translation>
    </message>
    <message>
        <source>联网</source>
        <translation>Internet</translation>
    </message>
    <message>
        <source>文件夹</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>正常，有{n}条等着送</source>
        <translation>All is well; waiting to be sent: {n}</translation>
    </message>
    <message>
        <source>打电话请县里念一遍，一样才是真的</source>
        <translation>Ask the county to read out its own: they must match</translation>
    </message>
    <message>
        <source>县里的防伪码</source>
        <translation>County&apos;s security code</translation>
    </message>
    <message>
        <source>走的是：{road}</source>
        <translation>Through: {road}</translation>
    </message>
    <message>
        <source>联上网或者插U盘就送</source>
        <translation>Sent when online, or by USB stick</translation>
    </message>
    <message>
        <source>有{n}条等着送</source>
        <translation>Waiting to be sent: {n}</translation>
    </message>
    <message>
        <source>还没轮到，机器会自己查</source>
        <translation>Not yet; the machine checks by itself</translation>
    </message>
    <message>
        <source>演示</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>磁盘现在写不进去，写好的先放着，机器过一会儿再存</source>
        <translation>The disk cannot be written to now; your text is held and will be saved shortly</translation>
    </message>
    <message>
        <source>明天{term}</source>
        <translation>{term} tomorrow</translation>
    </message>
    <message>
        <source>{told}。地区编号：{area}</source>
        <translation>{told}. Area code: {area}</translation>
    </message>
    <message>
        <source>字变小</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>字更大</source>
        <translation>Largest</translation>
    </message>
    <message>
        <source>字大些</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>机器里的内容比程序新，要更新程序。现在看的是{day}的</source>
        <translation>The content is newer than the program, which must be updated. What you see was issued {day}</translation>
    </message>
</context>
<context>
    <name>ArticleHead</name>
    <message>
        <source>看新的</source>
        <translation>Read the new version</translation>
    </message>
</context>
<context>
    <name>ArticleScreen</name>
    <message>
        <source>这一篇现在看不到了</source>
        <translation>This cannot be shown now</translation>
    </message>
    <message>
        <source>县里可能撤回了它。请回首页看别的内容。</source>
        <translation>The county may have withdrawn it. Please go home for other content.</translation>
    </message>
</context>
<context>
    <name>BrowseScreen</name>
    <message>
        <source>从U盘读文字</source>
        <translation>Text from the USB stick</translation>
    </message>
    <message>
        <source>从U盘挑照片</source>
        <translation>Picture from the USB stick</translation>
    </message>
    <message>
        <source>再看一遍U盘</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>打不开</source>
        <translation>Cannot be opened</translation>
    </message>
    <message>
        <source>正在看U盘…</source>
        <translation>Looking at the USB stick...</translation>
    </message>
    <message>
        <source>U盘上没有文字文件</source>
        <translation>No text files on the stick</translation>
    </message>
    <message>
        <source>U盘上没有照片</source>
        <translation>No photos on the stick</translation>
    </message>
    <message>
        <source>插上U盘，里面放 .txt 文件，再按“再看一遍U盘”。</source>
        <translation>Plug in a USB stick with a .txt file and press &quot;Look again&quot;.</translation>
    </message>
    <message>
        <source>插上U盘，里面放手机拍的照片，再按“再看一遍U盘”。</source>
        <translation>Plug in a USB stick with photos and press &quot;Look again&quot;.</translation>
    </message>
</context>
<context>
    <name>CalendarScreen</name>
    <message>
        <source>日历</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>上个月</source>
        <translation>Previous month</translation>
    </message>
    <message>
        <source>本月</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>下个月</source>
        <translation>Next month</translation>
    </message>
    <message>
        <source>一</source>
        <translation>Mo</translation>
    </message>
    <message>
        <source>二</source>
        <translation>Tu</translation>
    </message>
    <message>
        <source>三</source>
        <translation>We</translation>
    </message>
    <message>
        <source>四</source>
        <translation>Th</translation>
    </message>
    <message>
        <source>五</source>
        <translation>Fr</translation>
    </message>
    <message>
        <source>六</source>
        <translation>Sa</translation>
    </message>
    <message>
        <source>日</source>
        <translation>Su</translation>
    </message>
    <message>
        <source>这个月地里圈里要做的</source>
        <translation>This month&apos;s work in field and barn</translation>
    </message>
    <message>
        <source>县里没有说这个月要做什么</source>
        <translation>The county has not said anything about this month&apos;s work</translation>
    </message>
</context>
<context>
    <name>CheckScreen</name>
    <message>
        <source>下一个颜色</source>
        <translation>Next colour</translation>
    </message>
    <message>
        <source>整面都是一个颜色吗？有黑点、花条就记下来。按一下看下一个。</source>
        <translation>Is the whole screen one colour? Note any dark dots or stripes. Touch for the next.</translation>
    </message>
    <message>
        <source>格子 %1</source>
        <translation>Cell %1</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>每一格都按得动，屏幕是好的</source>
        <translation>Every cell answers: the screen is fine</translation>
    </message>
    <message>
        <source>每一格都按一下，变绿就是好的。还有 %1 格</source>
        <translation>Touch every cell; green means good. %1 to go</translation>
    </message>
</context>
<context>
    <name>ChipRow</name>
    <message>
        <source>收起</source>
        <translation>Less</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>DayDesk</name>
    <message>
        <source>早一天</source>
        <translation>A day earlier</translation>
    </message>
    <message>
        <source>晚一天</source>
        <translation>A day later</translation>
    </message>
</context>
<context>
    <name>DayLine</name>
    <message>
        <source>明天</source>
        <translation>Tomorrow</translation>
    </message>
</context>
<context>
    <name>DigitDesk</name>
    <message>
        <source>按数字</source>
        <translation>Enter digits</translation>
    </message>
    <message>
        <source>删一个</source>
        <translation>Delete</translation>
    </message>
</context>
<context>
    <name>FilmBlock</name>
    <message>
        <source>放影片：</source>
        <translation>Play the film: </translation>
    </message>
</context>
<context>
    <name>FilmScreen</name>
    <message>
        <source>接着看</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>从头看</source>
        <translation>From the start</translation>
    </message>
    <message>
        <source>缩小，出按钮</source>
        <translation>Smaller, with buttons</translation>
    </message>
    <message>
        <source>点画面放大</source>
        <translation>Touch the picture to enlarge it</translation>
    </message>
    <message>
        <source>声音：小</source>
        <translation>Sound: low</translation>
    </message>
    <message>
        <source>声音：中</source>
        <translation>Sound: medium</translation>
    </message>
    <message>
        <source>声音：大</source>
        <translation>Sound: loud</translation>
    </message>
    <message>
        <source>声音大小</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>字幕：开</source>
        <translation>Captions: on</translation>
    </message>
    <message>
        <source>字幕：关</source>
        <translation>Captions: off</translation>
    </message>
    <message>
        <source>字幕</source>
        <translation>Captions</translation>
    </message>
    <message>
        <source>放大</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>这台机器没有接喇叭，听不到声音。</source>
        <translation>This machine has no loudspeaker, so nothing can be heard.</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>首页</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>字号</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>找一找</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>搜索</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>对比</source>
        <translation>Contrast</translation>
    </message>
    <message>
        <source>念给我听</source>
        <translation>Read to me</translation>
    </message>
    <message>
        <source>念出来</source>
        <translation>Read aloud</translation>
    </message>
</context>
<context>
    <name>FormLine</name>
    <message>
        <source>还没写</source>
        <translation>Nothing yet</translation>
    </message>
</context>
<context>
    <name>FormScreen</name>
    <message>
        <source>登记供求</source>
        <translation>Enter an offer</translation>
    </message>
    <message>
        <source>写通知</source>
        <translation>Write a notice</translation>
    </message>
    <message>
        <source>看看样子</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>改好了，发出去</source>
        <translation>Publish the change</translation>
    </message>
    <message>
        <source>发出去</source>
        <translation>Publish</translation>
    </message>
    <message>
        <source>从U盘读</source>
        <translation>From the stick</translation>
    </message>
    <message>
        <source>没有？自己写</source>
        <translation>Not here? Write it</translation>
    </message>
    <message>
        <source>发出去了</source>
        <translation>Published</translation>
    </message>
    <message>
        <source>大家现在就能看到，标着“本村”。联上网以后，会送给乡里看看要不要也发。</source>
        <translation>Everybody can see it now, marked &quot;This village&quot;. Once online, it also goes to the township, which may publish it too.</translation>
    </message>
    <message>
        <source>看已经写的</source>
        <translation>See all that is written</translation>
    </message>
</context>
<context>
    <name>HalfDay</name>
    <message>
        <source> · 上冻</source>
        <translation> · frost</translation>
    </message>
</context>
<context>
    <name>ItemCard</name>
    <message>
        <source>本周新增</source>
        <translation>New</translation>
    </message>
    <message>
        <source>当季</source>
        <translation>In season</translation>
    </message>
    <message>
        <source>演示</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>外部</source>
        <translation>External</translation>
    </message>
    <message>
        <source>本村</source>
        <translation>This village</translation>
    </message>
</context>
<context>
    <name>LargePicture</name>
    <message>
        <source>关闭图片</source>
        <translation>Close the picture</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>LetterKeys</name>
    <message>
        <source>删一个</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>字母</source>
        <translation>Letters</translation>
    </message>
    <message>
        <source>数字</source>
        <translation>Digits</translation>
    </message>
</context>
<context>
    <name>MapScreen</name>
    <message>
        <source>本县地图</source>
        <translation>County map</translation>
    </message>
    <message>
        <source>本村在这里</source>
        <translation>This village is here</translation>
    </message>
    <message>
        <source>这里现在没有预警。</source>
        <translation>No warning here now.</translation>
    </message>
    <message>
        <source>这里的通知</source>
        <translation>Notices here</translation>
    </message>
    <message>
        <source>这里没有通知</source>
        <translation>No notices here</translation>
    </message>
    <message>
        <source>县里还没有发来地图</source>
        <translation>The county has not sent a map yet</translation>
    </message>
    <message>
        <source>县里发来地图，这里就会显示。预警照样会马上出现在屏幕上。</source>
        <translation>It will appear here once the county sends it. Warnings still come up on the screen at once.</translation>
    </message>
</context>
<context>
    <name>MarketLine</name>
    <message>
        <source>价最高</source>
        <translation>Best price</translation>
    </message>
</context>
<context>
    <name>NothingFound</name>
    <message>
        <source>没有找到“%1”</source>
        <translation>Nothing found for &quot;%1&quot;</translation>
    </message>
    <message>
        <source>你是不是想找：</source>
        <translation>Did you mean:</translation>
    </message>
    <message>
        <source>去掉一个字母：%1</source>
        <translation>Without one letter: %1</translation>
    </message>
    <message>
        <source>也可以换个说法，或者点下面的图。还找不到，就问村里的信息员。</source>
        <translation>Try another word, or touch a picture below. If you still cannot find it, ask the village officer.</translation>
    </message>
</context>
<context>
    <name>NowCard</name>
    <message>
        <source> 现在</source>
        <translation> now</translation>
    </message>
    <message>
        <source>地里的活：%1</source>
        <translation>In the field: %1</translation>
    </message>
    <message>
        <source>旧预报</source>
        <translation>Old forecast</translation>
    </message>
</context>
<context>
    <name>OfficerScreen</name>
    <message>
        <source>信息员</source>
        <translation>Village officer</translation>
    </message>
    <message>
        <source>写通知</source>
        <translation>Write a notice</translation>
    </message>
    <message>
        <source>马上就给大家看</source>
        <translation>Shown at once</translation>
    </message>
    <message>
        <source>登记供求</source>
        <translation>Enter an offer</translation>
    </message>
    <message>
        <source>卖、买、换、雇人、找活</source>
        <translation>Sell, buy, swap, hire, find work</translation>
    </message>
    <message>
        <source>已经写的</source>
        <translation>Already written</translation>
    </message>
    <message>
        <source>正在给大家看 %1 条</source>
        <translation>%1 shown now</translation>
    </message>
    <message>
        <source>，没写完 %1 条</source>
        <translation>, %1 unfinished</translation>
    </message>
    <message>
        <source>来往记录</source>
        <translation>Exchange log</translation>
    </message>
    <message>
        <source>送给县里的，U盘带的</source>
        <translation>To the county, by stick</translation>
    </message>
    <message>
        <source>站点情况</source>
        <translation>This station</translation>
    </message>
    <message>
        <source>联没联上，哪儿有毛病</source>
        <translation>Connection and faults</translation>
    </message>
    <message>
        <source>检查屏幕</source>
        <translation>Test the screen</translation>
    </message>
    <message>
        <source>颜色全不全，哪儿按不动</source>
        <translation>Colours and touch</translation>
    </message>
    <message>
        <source>换密码</source>
        <translation>Change the PIN</translation>
    </message>
    <message>
        <source>六位以上的数字</source>
        <translation>Six digits or more</translation>
    </message>
    <message>
        <source>真的重新启动？</source>
        <translation>Really restart?</translation>
    </message>
    <message>
        <source>重新启动</source>
        <translation>Restart</translation>
    </message>
    <message>
        <source>再按一下就启动</source>
        <translation>Touch again to restart</translation>
    </message>
    <message>
        <source>屏幕会黑几秒钟</source>
        <translation>The screen goes dark for some seconds</translation>
    </message>
    <message>
        <source>出去</source>
        <translation>Log out</translation>
    </message>
    <message>
        <source>用完了按这里，别人就改不了</source>
        <translation>Press here when you are done</translation>
    </message>
</context>
<context>
    <name>OwnCard</name>
    <message>
        <source>接着写</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>留着</source>
        <translation>Keep it</translation>
    </message>
    <message>
        <source>真的撤掉</source>
        <translation>Really withdraw it</translation>
    </message>
    <message>
        <source>不要了</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>撤掉</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>%1：%2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>OwnScreen</name>
    <message>
        <source>已经写的</source>
        <translation>Already written</translation>
    </message>
    <message>
        <source>还没有写过</source>
        <translation>Nothing written yet</translation>
    </message>
    <message>
        <source>回到上一页，按“写通知”或者“登记供求”。</source>
        <translation>Go back and press &quot;Write a notice&quot; or &quot;Enter an offer&quot;.</translation>
    </message>
</context>
<context>
    <name>PictureBlock</name>
    <message>
        <source>图片</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>（图片还没有收到）</source>
        <translation>(Picture not received yet) </translation>
    </message>
</context>
<context>
    <name>PictureDesk</name>
    <message>
        <source>从U盘挑一张</source>
        <translation>Choose from a stick</translation>
    </message>
    <message>
        <source>不要照片</source>
        <translation>No picture</translation>
    </message>
</context>
<context>
    <name>PinScreen</name>
    <message>
        <source>信息员</source>
        <translation>Village officer</translation>
    </message>
    <message>
        <source>忘了密码</source>
        <translation>Forgot the PIN</translation>
    </message>
    <message>
        <source>请按密码</source>
        <translation>Please enter the PIN</translation>
    </message>
    <message>
        <source>现在还不能定密码</source>
        <translation>No PIN can be set yet</translation>
    </message>
    <message>
        <source>请按县里告诉您的设置码</source>
        <translation>Enter the setting code the county tells you</translation>
    </message>
    <message>
        <source>定一个新密码</source>
        <translation>Choose a new PIN</translation>
    </message>
    <message>
        <source>再按一遍</source>
        <translation>Enter it again</translation>
    </message>
    <message>
        <source>请等一下</source>
        <translation>One moment</translation>
    </message>
    <message>
        <source>村里的通知、供求只有信息员能写。</source>
        <translation>Only the village officer can write notices and offers.</translation>
    </message>
    <message>
        <source>六位以上的数字，别人猜不到、自己忘不了。</source>
        <translation>Six digits or more that nobody can guess and you will not forget.</translation>
    </message>
    <message>
        <source>和刚才的一样。</source>
        <translation>The same as before.</translation>
    </message>
    <message>
        <source>这台机器还没有和县里联系过，县里不认识它。联上一次网，或者插一次U盘，再来。</source>
        <translation>This machine has never been in touch with the county, so the county does not know it. Come back after it has been online or a USB stick was plugged in.</translation>
    </message>
    <message>
        <source>第一次用，或者忘了密码，就给县里打电话，念下面两个数，对方会告诉您八位设置码。</source>
        <translation>The first time, or if you forgot the PIN, telephone the county and read out these two numbers. You will be told a setting code of eight digits.</translation>
    </message>
    <message>
        <source>登记码</source>
        <translation>Registration code</translation>
    </message>
    <message>
        <source>设置号</source>
        <translation>Setting number</translation>
    </message>
    <message>
        <source>按了{n}位</source>
        <translation>{n} digits entered</translation>
    </message>
    <message>
        <source>正在核对…</source>
        <translation>Checking...</translation>
    </message>
    <message>
        <source>删一个</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>PlayButtons</name>
    <message>
        <source>倒回15秒</source>
        <translation>Back 15 seconds</translation>
    </message>
    <message>
        <source>停一停</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>放</source>
        <translation>Play</translation>
    </message>
    <message>
        <source>接着放</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>快进15秒</source>
        <translation>Forward 15 seconds</translation>
    </message>
</context>
<context>
    <name>PriceCard</name>
    <message>
        <source>演示</source>
        <translation>Demo</translation>
    </message>
</context>
<context>
    <name>PricesScreen</name>
    <message>
        <source>市场行情</source>
        <translation>Prices</translation>
    </message>
    <message>
        <source>演示数据</source>
        <translation>Demo data</translation>
    </message>
    <message>
        <source>比上次</source>
        <translation>From last time</translation>
    </message>
    <message>
        <source>比一周前</source>
        <translation>From a week ago</translation>
    </message>
    <message>
        <source>最低到最高</source>
        <translation>Low to high</translation>
    </message>
    <message>
        <source>近30天</source>
        <translation>30 days</translation>
    </message>
    <message>
        <source>还没有收到价格</source>
        <translation>No prices received yet</translation>
    </message>
    <message>
        <source>市场报了价，县里发来，这里就会显示。别的栏目照常能看。</source>
        <translation>They appear here when a market has quoted and the county has sent them. The other sections work as usual.</translation>
    </message>
    <message>
        <source>东西和市场</source>
        <translation>Product and market</translation>
    </message>
    <message>
        <source>成交最多的价</source>
        <translation>Price</translation>
    </message>
</context>
<context>
    <name>ProductHead</name>
    <message>
        <source>演示数据</source>
        <translation>Demo data</translation>
    </message>
    <message>
        <source>比上次</source>
        <translation>From last time</translation>
    </message>
    <message>
        <source>比一周前</source>
        <translation>From a week ago</translation>
    </message>
    <message>
        <source>90天最高</source>
        <translation>90-day high</translation>
    </message>
    <message>
        <source>90天最低</source>
        <translation>90-day low</translation>
    </message>
</context>
<context>
    <name>ProductScreen</name>
    <message>
        <source>市场行情</source>
        <translation>Prices</translation>
    </message>
    <message>
        <source>近90天的价（%1）</source>
        <translation>Last 90 days (%1)</translation>
    </message>
    <message>
        <source>别处的价（高的在前）</source>
        <translation>Other markets (highest first)</translation>
    </message>
    <message>
        <source>这个价没有再报</source>
        <translation>No longer quoted</translation>
    </message>
    <message>
        <source>近90天没有市场报这一样的价。点“返回”看别的。</source>
        <translation>No market quoted this in the last 90 days. Press &quot;Back&quot; for others.</translation>
    </message>
    <message>
        <source>和%1比</source>
        <translation>Compare with %1</translation>
    </message>
</context>
<context>
    <name>RelatedItems</name>
    <message>
        <source>还可以看</source>
        <translation>See also</translation>
    </message>
</context>
<context>
    <name>RestScreen</name>
    <message>
        <source>点一下屏幕就能看</source>
        <translation>Touch the screen to read</translation>
    </message>
</context>
<context>
    <name>ResultCard</name>
    <message>
        <source> · 演示数据</source>
        <translation> · demo data</translation>
    </message>
</context>
<context>
    <name>SearchScreen</name>
    <message>
        <source>找一找</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>找到%1条</source>
        <translation>%1 found</translation>
    </message>
    <message>
        <source>写一个字就开始找</source>
        <translation>Write a character to start</translation>
    </message>
    <message>
        <source>按头一个字母，如 td 土豆</source>
        <translation>First letters, such as td</translation>
    </message>
    <message>
        <source>点一张图，或者写、拼</source>
        <translation>Touch a picture, or write</translation>
    </message>
    <message>
        <source>点一张图，看它的全部</source>
        <translation>Touch a picture to see all about it</translation>
    </message>
    <message>
        <source>庄稼和菜</source>
        <translation>Crops and vegetables</translation>
    </message>
    <message>
        <source>牲畜和禽</source>
        <translation>Animals and poultry</translation>
    </message>
    <message>
        <source>办事和干活</source>
        <translation>Services and work</translation>
    </message>
</context>
<context>
    <name>SearchSlip</name>
    <message>
        <source>要找的字</source>
        <translation>Words to find</translation>
    </message>
    <message>
        <source>去掉最后一个</source>
        <translation>Delete the last one</translation>
    </message>
    <message>
        <source>重新写</source>
        <translation>Clear</translation>
    </message>
</context>
<context>
    <name>SectionHead</name>
    <message>
        <source>新 %1</source>
        <translation>%1 new</translation>
    </message>
</context>
<context>
    <name>SeekBar</name>
    <message>
        <source>放到哪里了</source>
        <translation>Position</translation>
    </message>
</context>
<context>
    <name>SoundBlock</name>
    <message>
        <source>放录音：</source>
        <translation>Play the recording: </translation>
    </message>
</context>
<context>
    <name>SpeakBar</name>
    <message>
        <source>就要念了…</source>
        <translation>About to read...</translation>
    </message>
    <message>
        <source>慢一点</source>
        <translation>Slower</translation>
    </message>
    <message>
        <source>快一点</source>
        <translation>Faster</translation>
    </message>
    <message>
        <source>上一句</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>下一句</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>接着念</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>停一下</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>不念了</source>
        <translation>Stop</translation>
    </message>
</context>
<context>
    <name>StationScreen</name>
    <message>
        <source>站点情况</source>
        <translation>This station</translation>
    </message>
    <message>
        <source>和县里</source>
        <translation>With the county</translation>
    </message>
    <message>
        <source>来往</source>
        <translation>Sent and received</translation>
    </message>
    <message>
        <source>这台机器</source>
        <translation>This machine</translation>
    </message>
    <message>
        <source>信息员</source>
        <translation>Village officer</translation>
    </message>
</context>
<context>
    <name>TakeButton</name>
    <message>
        <source>带走</source>
        <translation>Take home</translation>
    </message>
</context>
<context>
    <name>TakeScreen</name>
    <message>
        <source>带走</source>
        <translation>Take home</translation>
    </message>
    <message>
        <source>上一张</source>
        <translation>Previous code</translation>
    </message>
    <message>
        <source>下一张</source>
        <translation>Next code</translation>
    </message>
    <message>
        <source>二维码</source>
        <translation>QR code</translation>
    </message>
    <message>
        <source>第 %1 张，共 %2 张</source>
        <translation>Code %1 of %2</translation>
    </message>
    <message>
        <source>存文字</source>
        <translation>Save the text</translation>
    </message>
    <message>
        <source>开网页</source>
        <translation>Open the web page</translation>
    </message>
    <message>
        <source>打开手机微信，点“扫一扫”</source>
        <translation>Open the scanner on your phone</translation>
    </message>
    <message>
        <source>对准上面的方块，离一步远</source>
        <translation>Point it at the square above, a step away</translation>
    </message>
    <message>
        <source>对准左边的方块，离一步远</source>
        <translation>Point it at the square on the left, a step away</translation>
    </message>
    <message>
        <source>手机上打开全文，要有网</source>
        <translation>The full text opens on the phone; needs internet</translation>
    </message>
    <message>
        <source>点“下一张”接着扫，文字就在手机里，不用网</source>
        <translation>Touch &quot;Next code&quot; and scan again: the text stays on your phone, no internet needed</translation>
    </message>
    <message>
        <source>文字就在手机里，不用网</source>
        <translation>The text is on your phone, no internet needed</translation>
    </message>
    <message>
        <source>文章太长，这几张只装得下前面一段。全文请点“开网页”</source>
        <translation>Too long: these codes hold only its beginning. For all of it touch &quot;Open the web page&quot;</translation>
    </message>
    <message>
        <source>文章太长，这几张只装得下前面一段</source>
        <translation>Too long: these codes hold only its beginning</translation>
    </message>
    <message>
        <source>印一张大字的</source>
        <translation>Print in large type</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>这一页没有可带走的</source>
        <translation>Nothing to take home from this page</translation>
    </message>
    <message>
        <source>点“返回”看别的。</source>
        <translation>Touch &quot;Back&quot; for something else.</translation>
    </message>
</context>
<context>
    <name>TakeoverScreen</name>
    <message>
        <source>知道了</source>
        <translation>Understood</translation>
    </message>
</context>
<context>
    <name>TextDesk</name>
    <message>
        <source>正在写的字</source>
        <translation>The text being written</translation>
    </message>
    <message>
        <source>按拼音，这里就出来字</source>
        <translation>Type pinyin and characters appear here</translation>
    </message>
    <message>
        <source>删一个</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>拼音</source>
        <translation>Letters</translation>
    </message>
    <message>
        <source>手写</source>
        <translation>By hand</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>换行</source>
        <translation>New line</translation>
    </message>
</context>
<context>
    <name>TodayPanel</name>
    <message>
        <source>日历</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>看今天的天气</source>
        <translation>Today&apos;s weather</translation>
    </message>
    <message>
        <source>演示数据</source>
        <translation>Demo data</translation>
    </message>
</context>
<context>
    <name>ToldScreen</name>
    <message>
        <source>来往记录</source>
        <translation>Exchange log</translation>
    </message>
</context>
<context>
    <name>TopicScreen</name>
    <message>
        <source>还没有关于“%1”的内容</source>
        <translation>Nothing about &quot;%1&quot; yet</translation>
    </message>
    <message>
        <source>县里发来以后，这里会自己出现。</source>
        <translation>It will appear here by itself when the county sends it.</translation>
    </message>
</context>
<context>
    <name>TurnButton</name>
    <message>
        <source>上一页</source>
        <translation type="unfinished">Previous</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation type="unfinished">Next</translation>
    </message>
</context>
<context>
    <name>UnitSwitch</name>
    <message>
        <source>换成元/斤</source>
        <translation>Show ¥/jin</translation>
    </message>
    <message>
        <source>换成元/公斤</source>
        <translation>Show ¥/kg</translation>
    </message>
    <message>
        <source>元/斤</source>
        <translation>¥/jin</translation>
    </message>
    <message>
        <source>元/公斤</source>
        <translation>¥/kg</translation>
    </message>
</context>
<context>
    <name>WarningBand</name>
    <message>
        <source>共%1条</source>
        <translation>%1 in all</translation>
    </message>
    <message>
        <source>演示</source>
        <translation>Demo</translation>
    </message>
</context>
<context>
    <name>WarningPaper</name>
    <message>
        <source>怎么办</source>
        <translation>What to do</translation>
    </message>
</context>
<context>
    <name>WaySwitch</name>
    <message>
        <source>写字</source>
        <translation>Write</translation>
    </message>
    <message>
        <source>拼音</source>
        <translation>Letters</translation>
    </message>
    <message>
        <source>看图</source>
        <translation>Pictures</translation>
    </message>
</context>
<context>
    <name>WeatherScreen</name>
    <message>
        <source>天气预警</source>
        <translation>Weather</translation>
    </message>
    <message>
        <source>还没有收到天气预报</source>
        <translation>No weather forecast received yet</translation>
    </message>
    <message>
        <source>县里发来预报，这里就会显示。有预警会马上出现在屏幕上。</source>
        <translation>It appears here when the county sends it. Warnings come up on the screen at once.</translation>
    </message>
    <message>
        <source>地图</source>
        <translation>Map</translation>
    </message>
</context>
<context>
    <name>WritingDesk</name>
    <message>
        <source>写字格</source>
        <translation>Writing square</translation>
    </message>
    <message>
        <source>手指在格子里写一个字</source>
        <translation>Write here with a finger</translation>
    </message>
    <message>
        <source>撤一笔</source>
        <translation>Undo stroke</translation>
    </message>
    <message>
        <source>擦掉重写</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>换五个</source>
        <translation>Next five</translation>
    </message>
    <message>
        <source>写“%1”</source>
        <translation>Write &quot;%1&quot;</translation>
    </message>
</context>
</TS>
